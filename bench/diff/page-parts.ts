import type { Finding } from './findings.ts';
import type { Standing } from './measure.ts';

const MOST_LINES = 8;
const MOST_CHARACTERS = 130;

/** A Markdown table; its first columns (one, unless told) are text, the others are figures. */
export function table(head: readonly string[], rows: readonly (readonly string[])[], texts = 1): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map((_, index) => (index < texts ? '---' : '--:'))), ...rows.map(line)].join('\n');
}

/** What a tool said of one edit of one campaign, to the letter, as a block. */
export function exampleOf(findings: readonly Finding[], tool: string, what: string, campaign: string): string {
  const finding = findings.find(({ edit, campaign: name }) => edit.what === what && name === campaign);
  const entries = finding?.entries.get(tool);
  if (!entries) throw new Error(`There is no ${campaign} in which ${what}.`);
  const lines = entries.slice(0, MOST_LINES).map((entry) => cut(entry));
  const more = entries.length > MOST_LINES ? [`… and ${entries.length - MOST_LINES} more`] : [];
  return ['```text', `${campaign}: ${what}`, ...[...lines, ...more].map((entry) => `  ${entry}`), '```'].join('\n');
}

function cut(entry: string): string {
  const shorter = entry.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, (id) => `${id.slice(0, 4)}…`);
  return shorter.length > MOST_CHARACTERS ? `${shorter.slice(0, MOST_CHARACTERS)}…` : shorter;
}

/** A time beside that of Brazier: `×2.4 (2.1 to 2.8)`. */
export function showRatio({ ratio }: Standing): string {
  if (ratio === null) return 'stopped';
  if (ratio.least === 1 && ratio.most === 1) return '1';
  return `×${short(ratio.median)} (${short(ratio.least)} to ${short(ratio.most)})`;
}

function short(ratio: number): string {
  return ratio >= 10 ? ratio.toFixed(0) : ratio.toPrecision(2);
}

/** Whole megabytes. */
export function showBytes(bytes: number): string {
  return bytes === 0 ? 'unknown' : `${Math.round(bytes / 1e6)} MB`;
}
