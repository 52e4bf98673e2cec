import type { UndoneCampaign } from '../history-source.ts';
import { countOf } from '../rows/numbers.ts';
import { type Row, span } from '../rows/span.ts';

/** Stands above the campaigns that a comparison does not tell of. `changed`: how many it does tell of. */
export function undoneHeading(undone: readonly UndoneCampaign[], changed: number): Row[] {
  if (undone.length === 0) return [];
  const others = changed === 0 ? 'Nothing else: ' : '';
  return [
    ...(changed === 0 ? [] : [[]]),
    [span(`${others}${countOf(undone.length, 'campaign')} changed in between, and changed back:`, 'heading')],
  ];
}

/** A campaign that stands at both ends alike; its history tells what happened in between. */
export function undoneRow({ name, isGone }: UndoneCampaign): Row {
  return [span('· ', 'dim'), span(name), span(isGone ? '  added and removed again' : '', 'dim')];
}

/** The row in words. */
export function undoneWords({ name, isGone }: UndoneCampaign): string {
  return `${name}, ${isGone ? 'added and removed again' : 'changed and changed back'} in between`;
}
