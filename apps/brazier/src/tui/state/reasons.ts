import { TWO_PANES_FROM } from '../views/layout.ts';
import { previewOf } from '../views/preview.ts';
import { exportHere } from './export.ts';
import { hasFilters } from './filters.ts';
import { campaignHere, changeHere, revisionHere } from './here.ts';
import type { State } from './state.ts';
import { focus, topView } from './step.ts';
import { dashboardLink, excerptHere, thingsHere } from './things.ts';

// Why an action cannot be done now, in words for the bottom line; null where it can.

/** An empty list has nothing to go into. */
export function needsRow(state: State): string | null {
  const { pane } = focus(state);
  return previewOf(state, pane.view, pane.list) === null ? 'there is nothing here to open' : null;
}

/** While more may come, what is typed is looked for in it. */
export function needsRows(state: State): string | null {
  const { list } = focus(state).pane;
  return list.count === 0 && !list.loading ? 'there is nothing here to search' : null;
}

/** Without a snapshot there is nothing to look at. */
export function needsHistory({ data }: State): string | null {
  return data.timeline.items.length === 0 && data.timeline.done ? 'there is no snapshot yet' : null;
}

/** Only snapshots are marked. */
export function needsSnapshot(state: State): string | null {
  return revisionHere(state) === null ? 'there is no snapshot here' : null;
}

/** How a text is shown matters only where there is one. */
export function needsText(state: State): string | null {
  return focus(state).pane.list.document === undefined ? 'there is no change here' : null;
}

/** Layout and signs for spaces are of texts that changed. */
export function needsChangedText(state: State): string | null {
  return focus(state).pane.list.document?.hasText === true ? null : 'no text changed here';
}

/** Only long texts and values are folded. */
export function needsFolds(state: State): string | null {
  return focus(state).pane.list.document?.folds === true ? null : 'nothing here is folded';
}

/** Matches are gone to only after a search. */
export function needsSearch(state: State): string | null {
  return topView(state).search === null ? 'nothing has been searched for: / searches' : null;
}

/** Only what is set can be cleared. */
export function needsFilters(state: State): string | null {
  return hasFilters(state.filters) ? null : 'no filter is set: f sets one';
}

/** A comparison has two ends. */
export function needsMark(state: State): string | null {
  return state.mark === null ? 'no snapshot is marked: Space marks one' : null;
}

/** Some views are of one campaign. */
export function needsCampaign(state: State): string | null {
  return campaignHere(state) === null ? 'choose a campaign first: Enter, or 2: all' : null;
}

/** Where one is already. */
export function isNewestCampaigns(state: State): string | null {
  const view = topView(state);
  if (view.kind === 'campaigns' && view.revision === null) return 'this is Campaigns, at the newest snapshot';
  return needsHistory(state);
}

/** Something must be under the cursor. */
export function needsThing(state: State): string | null {
  return thingsHere(state).length === 0 && excerptHere(state) === null ? 'there is nothing here to copy' : null;
}

/** Braze’s own ids are not those of the dashboard: the configuration must say how links are made. */
export function needsLink(state: State): string | null {
  const here = campaignHere(state);
  if (here === null) return 'choose a campaign first';
  return dashboardLink(state) === null ? 'brazier.json has no dashboardUrl for it' : null;
}

/** A list is exported whole, or not yet. */
export function needsExport(state: State): string | null {
  if (exportHere(state) !== null) return null;
  const { list } = focus(state).pane;
  return list.loading ? 'still being read: wait until it is whole' : 'there is nothing here to export';
}

/** The program around the interface may not offer snapshots. */
export function needsFetching(state: State): string | null {
  if (!state.facts.hasAuditFolder) return 'no audit folder: brazier init makes one';
  return state.facts.canSnapshot ? null : 'not possible here: run brazier snapshot';
}

/** Findings are acknowledged one by one, where the program offers it. */
export function needsPolicy(state: State): string | null {
  if (!state.facts.canAcknowledge) return 'not possible here: edit brazier.json';
  return changeHere(state) === null ? 'go to a change first: Enter leads there' : null;
}

/** On narrow screens there is one pane. */
export function needsTwoPanes(state: State): string | null {
  return state.columns < TWO_PANES_FROM ? `there are two from ${TWO_PANES_FROM} columns on` : null;
}
