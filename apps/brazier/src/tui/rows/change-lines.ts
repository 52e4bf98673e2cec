import type { Change } from '@brazier/diff';
import { fitText, textWidth } from '../width.ts';
import { acknowledgementOf } from './acknowledgement.ts';
import { changeReason, changeTitle, isTextChange } from './change-label.ts';
import { type DocumentLine, type Line, wrapSpans } from './document.ts';
import { SIGNS } from './signs.ts';
import { type Row, span } from './span.ts';
import { type TextChangeOptions, textChangeLines } from './text-change-lines.ts';
import { valueLines } from './value-lines.ts';

const SEVERITY_WIDTH = 9;

/** The lines of one change: what it is, how much it matters and why, then before and after. */
export function changeLines(change: Change, index: number, options: TextChangeOptions): DocumentLine[] {
  return blockLines(change, options, '  ').map(({ row, key, stop }) => ({
    row,
    key: `${change.fingerprint}.${index}.${key}`,
    change: index,
    stop,
  }));
}

function blockLines(change: Change, options: TextChangeOptions, indent: string): Line[] {
  const inner = { ...options, width: options.width - indent.length - 2 };
  const values = isTextChange(change) ? textChangeLines(change, inner) : valueLines(change, inner);
  // Where a text follows, “next difference” stops inside it; the title of such a change would be one stop too many.
  const titleStops = !values.some(({ stop }) => stop);
  return [
    ...titleLines(change, indent, options, titleStops),
    ...values.map((line) => ({ ...line, row: [span(`${indent}  `), ...line.row] })),
    ...(change.inside ?? []).flatMap((part, at) =>
      blockLines(part, options, `${indent}    `).map((line) => ({ ...line, key: `inside.${at}.${line.key}` })),
    ),
  ];
}

/** What changed, and why it has its severity: beside it, or below where there is no room. */
function titleLines(change: Change, indent: string, { width, acknowledged }: TextChangeOptions, stop: boolean): Line[] {
  const title = changeTitle(change);
  const draft = change.draft ? '  in the draft, not yet live' : '';
  const reason = changeReason(change);
  const acknowledgement = acknowledgementOf(change, acknowledged);
  const head: Row = [
    span(indent),
    span(`${SIGNS[change.op]} `, change.op === 'changed' ? 'moved' : change.op),
    span(fitText(change.severity, SEVERITY_WIDTH), acknowledgement === null ? change.severity : 'dim'),
  ];
  const margin = indent.length + 2 + SEVERITY_WIDTH;
  const [first = [], ...more] = wrapSpans([span(title, 'bold'), span(draft, 'dim')], width - margin);
  const isBeside = more.length === 0 && margin + textWidth(title + draft) + 3 + textWidth(reason) <= width;
  const lines: Line[] = [
    { row: isBeside ? [...head, ...first, span(`  ${reason}`, 'dim')] : [...head, ...first], key: 'title', stop },
  ];
  const below = (row: Row, key: string, left: number): Line => ({
    row: [span(' '.repeat(left)), ...row],
    key,
    stop: false,
  });
  const left = indent.length + 2;
  const wrapped = (text: string, key: string): Line[] =>
    wrapSpans([span(text, 'dim')], width - left).map((row, at) => below(row, `${key}.${at}`, left));
  lines.push(...more.map((row, at) => below(row, `title.${at}`, margin)));
  if (!isBeside) lines.push(...wrapped(reason, 'reason'));
  if (acknowledgement !== null) lines.push(...wrapped(acknowledgement, 'acknowledged'));
  return lines;
}
