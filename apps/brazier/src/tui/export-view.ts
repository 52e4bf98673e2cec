import { rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { type Change, type ChangeSet, createChangeSet } from '@brazier/diff';
import {
  type LogEntry,
  renderHtml,
  renderLogHtml,
  renderLogMarkdown,
  renderMarkdown,
  renderTableHtml,
  renderTableMarkdown,
} from '@brazier/report';
import { remedyOfRefusal } from '../system-refusal.ts';
import type { CampaignRef, HistorySource, SnapshotEntry } from './history-source.ts';
import { countOf, formatCount } from './rows/numbers.ts';
import type { Excerpt, ExportContent } from './state/effect.ts';
import { isHtml } from './state/export.ts';
import { isInDates, judgeEntry, narrowChangeSet, narrowsChanges } from './state/filters.ts';
import type { Filters } from './state/state.ts';

/** What an export works with. */
export interface ExportTools {
  history: HistorySource;
  filters: Filters;
  /** Hears how far a long one is. */
  tell(progress: string): void;
}

/** More would be a file that no browser opens, and more than fits into memory. */
const MOST_CHANGES = 50_000;
/** So many snapshots are read between two words about it. */
const TOLD_EACH = 200;
const READ_AT_ONCE = 4;

/** Writes what is exported, whole, to a file that is not there yet; resolves to one sentence that says where. */
export async function exportView(
  content: ExportContent,
  file: string,
  { history, filters, tell }: ExportTools,
): Promise<string> {
  const text = await render(content, isHtml(file), { history, filters, tell });
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') throw new Error(`${file} exists already and was not overwritten`);
    if (code === 'ENOENT') throw new Error(`there is no folder ${dirname(file)}: nothing was written`);
    // Half a file would look like a whole one.
    await rm(file, { force: true }).catch(() => {});
    const remedy = remedyOfRefusal(error);
    if (remedy === null) throw error;
    throw new Error(`nothing was written (${(error as Error).message}): ${remedy}`);
  }
  return `written to ${file}`;
}

const WHOLE = { limit: Number.MAX_SAFE_INTEGER };

async function render(content: ExportContent, html: boolean, { history, filters, tell }: ExportTools): Promise<string> {
  switch (content.kind) {
    case 'changes': {
      const set = await readExcerpt(history, filters, content.excerpt);
      return html ? renderHtml(set) : renderMarkdown(set, WHOLE);
    }
    case 'timeline': {
      const entries = await readTimeline(content.entries ?? (await listSnapshots(history, filters)), {
        history,
        filters,
        tell,
      });
      return html ? renderLogHtml(entries, { title: 'Timeline' }) : renderLogMarkdown(entries, WHOLE);
    }
    case 'history': {
      const entries = await readHistory(history, filters, content.campaign);
      return html ? renderLogHtml(entries, { title: `History of ${content.name}` }) : renderLogMarkdown(entries, WHOLE);
    }
    case 'table':
      return html ? renderTableHtml(content.table) : renderTableMarkdown(content.table);
  }
}

/**
 * The snapshots that the Timeline lists, each with what passes the filters.
 *
 * @throws Error where they hold more changes than one file can.
 */
async function readTimeline(
  listed: readonly SnapshotEntry[],
  { history, filters, tell }: ExportTools,
): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  let changes = 0;
  // What their commits tell is enough to know it at once.
  if (!narrowsChanges(filters)) refuseMany(listed.reduce((sum, entry) => sum + (entry.changes ?? 0), 0));
  for (let at = 0; at < listed.length; at += READ_AT_ONCE) {
    if (at > 0 && at % TOLD_EACH === 0)
      tell(`reading for the file: ${formatCount(at)} of ${countOf(listed.length, 'snapshot')} …`);
    const piece = listed.slice(at, at + READ_AT_ONCE);
    const sets = await Promise.all(piece.map(({ revision }) => history.changesOf(revision)));
    for (const [index, whole] of sets.entries()) {
      const { revision = '', time = '', workspaces = {} } = piece[index] ?? {};
      const set = narrowChangeSet(whole, filters);
      changes += set.campaigns.reduce((sum, campaign) => sum + campaign.changes.length, 0);
      if (set.campaigns.length > 0) entries.push({ revision, time, workspaces, changes: set });
    }
    refuseMany(changes);
  }
  return entries;
}

async function listSnapshots(history: HistorySource, filters: Filters): Promise<SnapshotEntry[]> {
  const listed: SnapshotEntry[] = [];
  for await (const entry of history.snapshots()) if (judgeEntry(entry, filters) !== false) listed.push(entry);
  return listed;
}

function refuseMany(changes: number): void {
  if (changes <= MOST_CHANGES) return;
  const most = formatCount(MOST_CHANGES);
  throw new Error(`the list holds more than ${most} changes: narrow it with f, or take brazier log --format json`);
}

/** The snapshots that changed a campaign, each with what it changed there and passes the filters. */
async function readHistory(history: HistorySource, filters: Filters, campaign: CampaignRef): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  for await (const { entry } of history.campaignHistory(campaign)) {
    const { revision, time, workspaces } = entry;
    if (!isInDates(time, filters)) continue;
    const source = { from: null, to: revision };
    const changes = await readExcerpt(history, filters, { source, campaign, fingerprint: null });
    if (changes.campaigns.length > 0) entries.push({ revision, time, workspaces, changes });
  }
  return entries;
}

/** The changes that an excerpt means, as far as they pass the filters. */
export async function readExcerpt(history: HistorySource, filters: Filters, excerpt: Excerpt): Promise<ChangeSet> {
  const { from, to } = excerpt.source;
  const whole = from === null ? await history.changesOf(to) : await history.between(from, to);
  const set = narrowChangeSet(whole, filters);
  const { campaign } = excerpt;
  if (campaign === null) return set;
  const campaigns = set.campaigns.filter(({ id, workspace }) => id === campaign.id && workspace === campaign.workspace);
  const meant = (change: Change): boolean => excerpt.fingerprint === null || change.fingerprint === excerpt.fingerprint;
  return createChangeSet(
    set.from,
    set.to,
    campaigns.map((one) => ({ ...one, changes: one.changes.filter(meant) })),
  );
}
