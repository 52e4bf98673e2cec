import { visible } from '@brazier/schema';
import { showKey } from '../key-names.ts';
import { actionsIn, type KeyTable } from '../keys.ts';
import { formatCount } from '../rows/numbers.ts';
import { type Row, rowText, type Span, span } from '../rows/span.ts';
import type { Notice, Overlay, Prompt, State } from '../state/state.ts';
import { topView } from '../state/step.ts';
import { cutStart, cutText, textWidth, wrapText } from '../width.ts';
import { focusedPane, type Layout } from './layout.ts';
import { PROMPT_LEADS, promptPlaceholder } from './prompt-rows.ts';

/** The last row: what is being typed, or a notice, or the keys that hold here; at its right end where the cursor stands. */
export function bottomLine(state: State, layout: Layout, table: KeyTable): Row {
  const { overlay } = state;
  const position = positionText(layout);
  if (overlay?.kind === 'prompt') return promptLine(state, overlay, position);
  const room = roomBeside(state, position);
  const left = leftPart(state, table, room);
  return spread(state, left, [span(position, 'dim')]);
}

/** A notice that is too long for the bottom line, in rows above it; none where it fits. */
export function noticeRows(state: State, layout: Layout): Row[] {
  const { notice, overlay } = state;
  if (notice === null || overlay?.kind === 'prompt' || fitsBeside(state, notice, layout)) return [];
  const lines = wrapText(visible(notice.text), state.columns - 2);
  return lines.slice(0, Math.max(1, layout.bodyRows - 1)).map((line) => [span(` ${line}`, toneOf(notice))]);
}

function fitsBeside(state: State, { text }: Notice, layout: Layout): boolean {
  return textWidth(visible(text)) < roomBeside(state, positionText(layout));
}

function roomBeside({ columns }: State, position: string): number {
  return columns - textWidth(position) - 3;
}

function spread({ columns }: State, left: Row, right: Row): Row {
  const used = textWidth(rowText(left)) + textWidth(rowText(right));
  return [...left, span(' '.repeat(Math.max(1, columns - used))), ...right];
}

function positionText(layout: Layout): string {
  const { list, view } = focusedPane(layout);
  if (list.count === 0) return '';
  return `${formatCount(view.place.cursor + 1)}/${formatCount(list.count)}${list.loading ? '+' : ''} `;
}

/** What is typed, a word about it, the keys that end it, and where the cursor stands. */
function promptLine(state: State, prompt: Prompt, position: string): Row {
  const lead = PROMPT_LEADS[prompt.purpose];
  const hints = hintSpans(PROMPT_HINTS);
  const placeholder = prompt.text === '' ? promptPlaceholder(state, prompt) : '';
  const note = state.notice === null ? placeholder : state.notice.text;
  // What is typed comes first: word and keys have what is left of the row.
  const typed = cutStart(prompt.text, Math.max(8, state.columns - textWidth(lead) - 16));
  const room = roomBeside(state, position) - textWidth(lead) - textWidth(typed) - 3;
  const told = note === '' ? '' : `  ${cutText(note, Math.max(0, room))}`;
  const left = [span(lead, 'bold'), span(typed), span(' ', 'cursor'), span(told, 'dim')];
  const free = roomBeside(state, position) - textWidth(rowText(left));
  return spread(state, left, [
    ...(textWidth(rowText(hints)) <= free ? hints : []),
    span(position === '' ? ' ' : `  ${position}`, 'dim'),
  ]);
}

function leftPart(state: State, table: KeyTable, room: number): Row {
  const { overlay, notice } = state;
  if (notice !== null && textWidth(visible(notice.text)) < room)
    return [span(` ${visible(notice.text)}`, toneOf(notice))];
  if (overlay !== null && overlay.kind !== 'prompt')
    return [span(' '), ...hintSpans(fitting(OVERLAY_HINTS[overlay.kind], room))];
  return keyHints(state, table, room);
}

function toneOf({ tone }: Notice): 'error' | 'bold' {
  return tone === 'problem' ? 'error' : 'bold';
}

type Hint = readonly [key: string, label: string];

const PROMPT_HINTS: readonly Hint[] = [
  ['Enter', 'accept'],
  ['Esc', 'give up'],
];

/** The keys that hold while something lies over the view: those of the view do nothing then. */
const OVERLAY_HINTS: Readonly<Record<Exclude<Overlay['kind'], 'prompt'>, readonly Hint[]>> = {
  menu: [
    ['↑ ↓', 'move'],
    ['Enter', 'choose'],
    ['Esc', 'close'],
  ],
  palette: [
    ['↑ ↓', 'move'],
    ['Enter', 'do it'],
    ['Esc', 'close'],
  ],
  help: [
    ['↑ ↓', 'scroll'],
    ['Esc', 'close'],
  ],
  snapshot: [
    ['Esc', 'stop'],
    ['q', 'stop and quit'],
  ],
};

/** The hints that fit: those at the end, which lead out, rather than those at the start. */
function fitting(hints: readonly Hint[], room: number): readonly Hint[] {
  const width = (some: readonly Hint[]): number => textWidth(rowText(hintSpans(some)));
  return hints.length < 2 || width(hints) - 1 <= room ? hints : fitting(hints.slice(1), room);
}

function hintSpans(hints: readonly Hint[]): Span[] {
  return hints.flatMap(([key, label], at) => [
    span(key, 'key'),
    span(` ${label}${at < hints.length - 1 ? '  ' : ''}`, 'dim'),
  ]);
}

/** As many keys with their labels as fit, the most useful ones first; help and quit always. */
function keyHints(state: State, table: KeyTable, room: number): Row {
  const { kind, search } = topView(state);
  const candidates = actionsIn(table, kind)
    .filter(
      (action) => action.bar !== undefined && action.keys.length > 0 && (action.disabled?.(state) ?? null) === null,
    )
    .filter((action) => action.id !== 'back' || state.stack.length > 1 || search !== null)
    .map((action) => ({
      bar: action.bar ?? 0,
      key: showKey(action.keys[0] ?? ''),
      label: action.id === 'back' && search !== null ? 'end search' : action.label,
    }))
    .sort((one, other) => one.bar - other.bar);
  const always = candidates.filter(({ bar }) => bar >= 20);
  const width = ({ key, label }: { key: string; label: string }): number => textWidth(key) + textWidth(label) + 3;
  let left = room - always.reduce((sum, hint) => sum + width(hint), 0);
  const chosen = candidates.filter((hint) => {
    if (hint.bar >= 20) return true;
    if (width(hint) > left) return false;
    left -= width(hint);
    return true;
  });
  return [span(' '), ...hintSpans(chosen.map(({ key, label }) => [key, label]))];
}
