import { oneLine, SENTENCE_LIMIT } from './display-text.ts';

// A host acts on text even where Markdown is escaped: mentions, cross-links that closing keywords need, and bare links. Look-alikes keep it readable.
const HOST_ACTIONS: readonly [pattern: RegExp, replacement: string][] = [
  [/@/g, '＠'],
  [/#(?=\d)/g, '＃'],
  [/!(?=\d)/g, '！'],
  [/\bGH-(?=\d)/gi, 'GH‑'],
  [/:\/\//g, ':∕∕'],
  [/\bwww\./gi, 'www․'],
];

// What Markdown obeys inside a line. Text from Braze never begins one, so the signs of lists, headings and rules may stay.
const SIGNS = /[\\`*_[\]<>|~&$]/g;

/** Data text as inert Markdown, to be put behind other text on its line: signs escaped, controls visible, nothing that a host links, mentions or closes. */
export function markdownText(text: string, limit: number = SENTENCE_LIMIT): string {
  return HOST_ACTIONS.reduce((safe, [pattern, by]) => safe.replace(pattern, by), oneLine(text, limit)).replace(
    SIGNS,
    '\\$&',
  );
}

/** Lines as a fenced block whose fence is longer than any run of backticks inside. Controls must already be visible. */
export function fencedBlock(lines: readonly string[], language: string): string[] {
  const longest = Math.max(0, ...lines.flatMap((line) => line.match(/`+/g) ?? []).map((run) => run.length));
  const fence = '`'.repeat(Math.max(3, longest + 1));
  return [`${fence}${language}`, ...lines, fence];
}
