import { visible } from '@brazier/schema';
import { formatCount } from '../rows/numbers.ts';
import { type Row, type Span, span } from '../rows/span.ts';
import { chipsOf } from '../state/filters.ts';
import type { Filters, State } from '../state/state.ts';
import { cutText, textWidth } from '../width.ts';
import { focusedPane, type Layout } from './layout.ts';

const LONGEST_CHIP = 30;

/** The filters, one chip each, and how many of how many pass. */
export function chipsRow(state: State, layout: Layout): Row {
  const spans: Span[] = [span(' ')];
  for (const { text } of placedChips(state)) spans.push(span(text, 'chip'), span(' '));
  const { list } = focusedPane(layout);
  const more = list.loading ? ', reading …' : '';
  if (list.total !== undefined)
    spans.push(span(` ${formatCount(list.count)} of ${formatCount(list.total)}${more}`, 'bold'));
  spans.push(span('   F clears', 'dim'));
  return spans;
}

/** The chips with their places, so that a click can take one away. Columns from 0. */
export function placedChips(state: State): { text: string; left: number; right: number; without: Filters }[] {
  let left = 1;
  return chipsOf(state.filters).map(({ label, without }) => {
    const text = ` ${cutText(visible(label), LONGEST_CHIP)} `;
    const placed = { text, left, right: left + textWidth(text), without };
    left = placed.right + 1;
    return placed;
  });
}
