import { START } from './list.ts';
import { type Facts, NO_DATA, NO_FILTERS, type State } from './state.ts';

/** The state in which the interface opens: on the newest snapshot, with nothing read yet. */
export function initialState({
  columns,
  rows,
  now,
  facts,
}: {
  columns: number;
  rows: number;
  /** ms since 1970. */
  now: number;
  facts: Facts;
}): State {
  return {
    columns,
    rows,
    now,
    facts,
    stack: [{ kind: 'timeline', place: START, search: null }],
    overlay: null,
    filters: NO_FILTERS,
    mark: null,
    compared: null,
    notice: null,
    typedAhead: [],
    data: NO_DATA,
  };
}
