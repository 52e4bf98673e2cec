import { visibleChanges, visibleEntries } from '../state/filtered.ts';
import type { ViewList } from '../state/list.ts';
import type { State, Subject, TextOptions, View } from '../state/state.ts';

export const PLAIN_TEXT: TextOptions = { layout: 'auto', unfolded: false, whitespace: false, reader: false };

/** What the item under the cursor of a view leads into: Enter opens it, a wide screen shows it beside. Null where there is nothing. */
export function previewOf(state: State, view: View, list: ViewList): Subject | null {
  if (list.count === 0) return null;
  const { cursor } = view.place;
  switch (view.kind) {
    case 'timeline': {
      const entry = visibleEntries(state).entries[cursor];
      return entry === undefined ? null : { kind: 'changes', source: { from: null, to: entry.revision } };
    }
    case 'changes': {
      const loaded = visibleChanges(state, view.source);
      const campaign = loaded?.state === 'ready' ? loaded.value.campaigns[cursor] : undefined;
      if (campaign === undefined) return null;
      const { workspace, id } = campaign;
      return { kind: 'change', source: view.source, campaign: { workspace, id }, text: PLAIN_TEXT };
    }
    default:
      return null;
  }
}
