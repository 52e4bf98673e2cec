import type { ChangeSet } from '@brazier/diff';
import { compareStrings } from '@brazier/schema';
import type { CampaignSummary } from './campaign-summary.ts';
import type { Event } from './event.ts';
import type { Data, Loaded, State, Streamed } from './state.ts';

/** So many comparisons are kept; each is read again in milliseconds. */
const KEPT_CHANGE_SETS = 48;
/** So many campaigns in all of them together: a first snapshot alone may hold ten thousand, each whole. */
const KEPT_CHANGED_CAMPAIGNS = 15_000;
/** Two may be on screen at once: they stay, however large. */
const LEAST_CHANGE_SETS = 2;
const KEPT_CAMPAIGN_LISTS = 2;
const KEPT_HISTORIES = 8;

/** The state with what has arrived. */
export function receive(state: State, event: Event): State {
  // What was found under filters that have been changed since says nothing any more.
  if (event.type === 'matches' && event.filters !== state.filters) return state;
  if (event.type === 'acknowledged') {
    const { fingerprint, reason } = event;
    const acknowledged = new Map(state.facts.acknowledged).set(fingerprint, { reason, expires: null });
    return { ...state, facts: { ...state.facts, acknowledged } };
  }
  const data = receiveData(state.data, event);
  return data === state.data ? state : { ...state, data };
}

function receiveData(data: Data, event: Event): Data {
  switch (event.type) {
    case 'entries': {
      const before = event.reset ? [] : data.timeline.items;
      const items = event.items.length === 0 && !event.reset ? before : [...before, ...event.items];
      return { ...data, timeline: { items, done: event.done, problem: event.problem } };
    }
    case 'newEntries':
      return { ...data, timeline: { ...data.timeline, items: [...event.items, ...data.timeline.items] } };
    case 'runs':
      return { ...data, runs: event.runs };
    case 'matches':
      return { ...data, matches: new Map([...data.matches, ...event.matches]) };
    case 'changes':
      return { ...data, changes: keptChanges(data.changes, event.key, event.loaded) };
    case 'campaigns':
      return { ...data, campaigns: kept(data.campaigns, event.key, sorted(event.streamed), KEPT_CAMPAIGN_LISTS) };
    case 'history':
      return { ...data, histories: kept(data.histories, event.key, event.streamed, KEPT_HISTORIES) };
    case 'blame':
      return { ...data, blames: kept(data.blames, event.key, event.loaded, KEPT_HISTORIES) };
    case 'text':
      return { ...data, texts: kept(data.texts, event.change, event.diff, KEPT_CHANGE_SETS * 4) };
    default:
      return data;
  }
}

/** The comparisons with one more; the oldest ones go where they are too many or too large. */
function keptChanges(map: Data['changes'], key: string, loaded: Loaded<ChangeSet>): Map<string, Loaded<ChangeSet>> {
  const next = kept(map, key, loaded, KEPT_CHANGE_SETS);
  const size = (of: Loaded<ChangeSet>): number =>
    of.state === 'ready' ? of.value.campaigns.length + of.value.reverted.length : 0;
  let total = [...next.values()].reduce((sum, of) => sum + size(of), 0);
  for (const [oldest, of] of next) {
    if (total <= KEPT_CHANGED_CAMPAIGNS || next.size <= LEAST_CHANGE_SETS) break;
    next.delete(oldest);
    total -= size(of);
  }
  return next;
}

/** By workspace, then name, then id, as every list of campaigns is. */
function sorted(streamed: Streamed<CampaignSummary>): Streamed<CampaignSummary> {
  const items = streamed.items.toSorted(
    (one, other) =>
      compareStrings(one.workspace, other.workspace) ||
      compareStrings(one.name, other.name) ||
      compareStrings(one.id, other.id),
  );
  return { ...streamed, items };
}

/** The map with one more entry as its newest; the oldest ones go where there are too many. */
function kept<K, V>(map: ReadonlyMap<K, V>, key: K, value: V, most: number): Map<K, V> {
  const next = new Map(map);
  next.delete(key);
  next.set(key, value);
  for (const oldest of next.keys()) {
    if (next.size <= most) break;
    next.delete(oldest);
  }
  return next;
}
