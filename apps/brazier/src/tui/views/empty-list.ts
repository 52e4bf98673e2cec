import { type Row, span } from '../rows/span.ts';
import type { ViewList } from '../state/list.ts';
import { memo } from '../state/memo.ts';

/** A list without items that says why there are none. */
export const emptyList: (empty: readonly Row[], loading: boolean) => ViewList = memo((empty, loading) => ({
  count: 0,
  lines: null,
  heading: () => [],
  row: () => [],
  key: () => '',
  searchText: () => '',
  columns: null,
  empty,
  loading,
  look: 'list',
}));

/** What stands there while something is being read. */
export const loadingRows: (text: string) => readonly Row[] = memo((text) => [[span(text, 'dim')]]);

/** What stands there where something could not be had: the view stays, Esc leads back. */
export const problemRows: (problem: string) => readonly Row[] = memo((problem) => [
  [span('This cannot be shown.', 'error')],
  [],
  [span(problem)],
  [],
  [span('Esc', 'key'), span(' leads back, '), span('Ctrl-L', 'key'), span(' tries again.')],
]);
