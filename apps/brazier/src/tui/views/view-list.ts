import type { Document, ViewList } from '../state/list.ts';
import type { State, View } from '../state/state.ts';
import { blameList } from './blame.ts';
import { campaignsList } from './campaigns.ts';
import { changeDocument } from './change.ts';
import { changesList } from './changes.ts';
import { emptyList, problemRows } from './empty-list.ts';
import { historyList } from './history.ts';
import { timelineList } from './timeline.ts';

/**
 * What a view shows at a width. The same object as long as nothing that it shows has changed. What cannot be made into
 * rows stays inside the view: the others go on.
 */
export function listOf(state: State, view: View, width: number): ViewList {
  try {
    return makeList(state, view, width);
  } catch (error) {
    return emptyList(
      problemRows(`This is a bug in Brazier: ${error instanceof Error ? error.message : String(error)}`),
      false,
    );
  }
}

function makeList(state: State, view: View, width: number): ViewList {
  switch (view.kind) {
    case 'timeline':
      return timelineList(state, width);
    case 'changes':
      return changesList(state, view, width);
    case 'change':
      return changeDocument(state, view, width);
    case 'campaigns':
      return campaignsList(state, view, width);
    case 'history':
      return historyList(state, view);
    case 'blame':
      return blameList(state, view, width);
  }
}

/** The text behind a list that is one; null for lists to choose from. */
export function documentOf(list: ViewList): Document | null {
  return list.document ?? null;
}
