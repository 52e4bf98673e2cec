import type { Change } from '@brazier/diff';
import type { CampaignRef, ChangeSource, SnapshotEntry } from '../history-source.ts';
import { isLongText } from '../rows/text-change-lines.ts';
import { findCampaign } from '../views/change.ts';
import { layoutOf } from '../views/layout.ts';
import { openEntries, visibleEntries } from './filtered.ts';
import { hasFilters } from './filters.ts';
import { nameOf } from './names.ts';
import { campaignKey, type Filters, type State, sourceKey, type View } from './state.ts';

/** Something that the screen needs and that is not there yet. */
export type Want =
  | { kind: 'timeline'; count: number }
  | { kind: 'changes'; source: ChangeSource; key: string; urgent: boolean }
  | { kind: 'campaigns'; revision: string | null; key: string; urgent: boolean }
  | { kind: 'history'; campaign: CampaignRef; key: string; urgent: boolean }
  | { kind: 'blame'; campaign: CampaignRef; key: string; urgent: boolean }
  | { kind: 'matches'; filters: Filters; entries: readonly SnapshotEntry[] }
  | { kind: 'text'; change: Change }
  | { kind: 'runs' };

/** Snapshots are asked for by so many: asked for one by one, each move would make the list anew. */
const READ_AT_ONCE = 128;

/** So many snapshots are given to be judged: enough to be busy with until the next are asked for. */
const JUDGED_AT_ONCE = 128;

/** Everything that the screen needs, most urgent first. What it does not need is not read. */
export function wantsOf(state: State): Want[] {
  const { panes } = layoutOf(state);
  const order = [...panes].sort((one, other) => Number(one.preview) - Number(other.preview));
  const wants = order.flatMap(({ view, preview }) => wantsOfView(state, view, !preview));
  wants.push({ kind: 'timeline', count: wantedEntries(state) });
  // After the first screen: it must not wait for what only tells of quiet times.
  if (state.data.timeline.items.length > 0) wants.push({ kind: 'runs' });
  const open = openEntries(state, JUDGED_AT_ONCE);
  // The campaigns that are to be listed come first: both read the same files.
  const isListing = wants.some(({ kind }) => kind === 'campaigns');
  if (open.length > 0 && !isListing) wants.push({ kind: 'matches', filters: state.filters, entries: open });
  return wants;
}

function wantsOfView(state: State, view: View, urgent: boolean): Want[] {
  const { data } = state;
  switch (view.kind) {
    case 'changes':
      return wantsOfSource(state, view.source, urgent);
    case 'change': {
      const long = findCampaign(state, view)?.changes.flatMap(withInside).filter(isLongText) ?? [];
      const texts = long.filter((change) => !data.texts.has(change)).map((change): Want => ({ kind: 'text', change }));
      return [...wantsOfSource(state, view.source, urgent), ...texts];
    }
    case 'campaigns': {
      const key = view.revision ?? '';
      return data.campaigns.get(key)?.done ? [] : [{ kind: 'campaigns', revision: view.revision, key, urgent }];
    }
    case 'history': {
      const key = campaignKey(view.campaign);
      const wants: Want[] = data.histories.get(key)?.done
        ? []
        : [{ kind: 'history', campaign: view.campaign, key, urgent }];
      return [...wants, ...wantsOfName(state, view)];
    }
    case 'blame': {
      const key = campaignKey(view.campaign);
      return data.blames.has(key) ? [] : [{ kind: 'blame', campaign: view.campaign, key, urgent }];
    }
    default:
      return [];
  }
}

function wantsOfSource(state: State, source: ChangeSource, urgent: boolean): Want[] {
  const key = sourceKey(source);
  const known = state.data.changes.get(key);
  return known !== undefined && known.state !== 'loading' ? [] : [{ kind: 'changes', source, key, urgent }];
}

/** What tells the name of a campaign that was opened by its id alone. */
function wantsOfName(state: State, view: View & { kind: 'history' }): Want[] {
  const [newest] = state.data.histories.get(campaignKey(view.campaign))?.items ?? [];
  if (newest === undefined || nameOf(state, view) !== view.campaign.id) return [];
  return wantsOfSource(state, { from: null, to: newest.entry.revision }, false);
}

function withInside(change: Change): Change[] {
  return [change, ...(change.inside ?? []).flatMap(withInside)];
}

/** As many snapshots as are shown, and a few screens more; all of them for the end of the list or a search. */
function wantedEntries(state: State): number {
  const place = state.stack[0]?.place;
  if (place === undefined) return 0;
  const searching = state.stack.length === 1 && (state.stack[0]?.search?.pending ?? null) !== null;
  const filtered = hasFilters(state.filters) && visibleEntries(state).loading;
  // When and how often campaigns changed is counted over all snapshots.
  const counting = state.stack.at(-1)?.kind === 'campaigns';
  if (place.toEnd || searching || filtered || counting) return Number.POSITIVE_INFINITY;
  const ahead = Math.max(place.cursor, place.top) + state.rows * 4;
  const typed = state.stack.length === 1 ? state.rows * state.typedAhead.length : 0;
  return Math.ceil((ahead + typed) / READ_AT_ONCE) * READ_AT_ONCE;
}
