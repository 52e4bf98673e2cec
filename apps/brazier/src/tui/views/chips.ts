import { visible } from '@brazier/schema';
import { formatCount } from '../rows/numbers.ts';
import { type Row, type Span, span } from '../rows/span.ts';
import { chipsOf } from '../state/filters.ts';
import type { Filters, State } from '../state/state.ts';
import { cutText, textWidth } from '../width.ts';
import { focusedPane, type Layout } from './layout.ts';

const LONGEST_CHIP = 30;
const LEAST_CHIP = 8;
const CLEARS = '   F clears';

/** The filters, one chip each, and how many of how many pass: that is always there, the chips have what room is left. */
export function chipsRow(state: State, layout: Layout): Row {
  const spans: Span[] = [span(' ')];
  const chips = placedChips(state, layout);
  for (const { text } of chips) spans.push(span(text, 'chip'), span(' '));
  const hidden = chipsOf(state.filters).length - chips.length;
  if (hidden > 0) spans.push(span(`+${hidden} `, 'dim'));
  const count = countText(layout);
  spans.push(span(count, 'bold'));
  spans.push(span(CLEARS, 'dim'));
  return spans;
}

function countText(layout: Layout): string {
  const { list } = focusedPane(layout);
  if (list.total === undefined) return '';
  return ` ${formatCount(list.count)} of ${formatCount(list.total)}${list.loading ? ', reading …' : ''}`;
}

/** The chips that there is room for with their places, so that a click can take one away. Columns from 0. */
export function placedChips(
  state: State,
  layout: Layout,
): { text: string; left: number; right: number; without: Filters }[] {
  const chips = chipsOf(state.filters).map(({ label, without }) => ({ label: visible(label), without }));
  // The longest give way first, each as little as is needed; where that is not enough, the last ones are left out.
  const room = state.columns - 1 - textWidth(countText(layout)) - textWidth(CLEARS);
  const fits = (width: number, count: number): boolean =>
    chips.slice(0, count).reduce((sum, { label }) => sum + Math.min(textWidth(label), width) + 3, 0) +
      (count < chips.length ? 4 : 0) <=
    room;
  let width = LONGEST_CHIP;
  while (width > LEAST_CHIP && !fits(width, chips.length)) width--;
  let count = chips.length;
  while (count > 0 && !fits(width, count)) count--;
  let left = 1;
  return chips.slice(0, count).map(({ label, without }) => {
    const text = ` ${cutText(label, width)} `;
    const placed = { text, left, right: left + textWidth(text), without };
    left = placed.right + 1;
    return placed;
  });
}
