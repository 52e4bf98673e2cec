import { commitSubject } from '@brazier/audit';
import { type ChangeSet, highestOf } from '@brazier/diff';
import type { HistorySource, SnapshotEntry } from '../history-source.ts';
import { countOf, formatCount } from '../rows/numbers.ts';
import type { Event } from '../state/event.ts';
import { narrowChangeSet } from '../state/filters.ts';
import { campaignKey, type Filters, type MatchedEntry } from '../state/state.ts';
import type { Want } from '../state/wants.ts';

type MatchesWant = Want & { kind: 'matches' };

/** So many snapshots are read at once: few enough that the first that pass are soon there. */
const AT_ONCE = 4;
/** What was found is told no more often: each time every list is made anew. */
const TELL_MS = 150;
/** So many campaigns of a snapshot are named. */
const NAMED = 6;

/** Reads the changes of snapshots only to tell what of them passes the filters. */
export interface Judge {
  read(want: MatchesWant | null): void;
}

/** What is being judged under one set of filters. */
interface Session {
  filters: Filters;
  controller: AbortController;
  judged: Set<string>;
  busy: boolean;
}

/** Makes a judge. What is wanted may change while it reads: it goes on with what is then wanted first. */
export function createJudge(history: HistorySource, dispatch: (event: Event) => void): Judge {
  let wanted: readonly SnapshotEntry[] = [];
  let session: Session | null = null;

  async function work({ filters, controller: { signal }, judged }: Session): Promise<void> {
    let told = Number.NEGATIVE_INFINITY;
    let untold: (readonly [string, MatchedEntry | null])[] = [];
    for (;;) {
      const next = wanted.filter(({ revision }) => !judged.has(revision)).slice(0, AT_ONCE);
      const found = await Promise.all(next.map((entry) => judgeSnapshot(history, entry, filters, signal)));
      if (signal.aborted) return;
      for (const [revision] of found) judged.add(revision);
      untold.push(...found);
      if (untold.length > 0 && (next.length === 0 || performance.now() - told > TELL_MS)) {
        dispatch({ type: 'matches', filters, matches: untold });
        untold = [];
        told = performance.now();
      }
      if (next.length === 0) return;
    }
  }

  return {
    read(want) {
      wanted = want?.entries ?? [];
      if (session !== null && session.filters !== want?.filters) {
        session.controller.abort();
        session = null;
      }
      if (want === null) return;
      session ??= { filters: want.filters, controller: new AbortController(), judged: new Set(), busy: false };
      const mine = session;
      if (mine.busy) return;
      mine.busy = true;
      void work(mine).finally(() => {
        mine.busy = false;
      });
    },
  };
}

async function judgeSnapshot(
  history: HistorySource,
  entry: SnapshotEntry,
  filters: Filters,
  signal: AbortSignal,
): Promise<readonly [string, MatchedEntry | null]> {
  try {
    return [entry.revision, matchOf(entry, await history.changesOf(entry.revision, { signal }), filters)];
  } catch {
    // What cannot be read is shown: its view says why, and a filter must not hide it. Of no campaign it is known to match.
    return [entry.revision, { ...entry, campaigns: [], changesInAll: null }];
  }
}

function matchOf(entry: SnapshotEntry, whole: ChangeSet, filters: Filters): MatchedEntry | null {
  const set = narrowChangeSet(whole, filters);
  const changes = set.campaigns.flatMap((campaign) => campaign.changes);
  if (changes.length === 0) return null;
  const changesInAll = whole.campaigns.reduce((sum, campaign) => sum + campaign.changes.length, 0);
  if (changes.length === changesInAll) return { ...entry, changesInAll: null };
  const passing = new Set(set.campaigns.map(campaignKey));
  return {
    ...entry,
    severity: highestOf(changes),
    changes: changes.length,
    changesInAll,
    campaigns: entry.campaigns.filter((campaign) => passing.has(campaignKey(campaign))),
    // By itself: a part of a value would keep the whole of it in memory.
    subject: Buffer.from(subjectOf(set)).toString(),
  };
}

/** Whom it is about: what happened to many the filters say. */
function subjectOf(set: ChangeSet): string {
  const names = set.campaigns.slice(0, NAMED).map(({ name }) => name);
  const more = set.campaigns.length - names.length;
  if (names.length === 1) return commitSubject(set);
  return `${countOf(set.campaigns.length, 'campaign')}: ${names.join(', ')}${more === 0 ? '' : ` and ${formatCount(more)} more`}`;
}
