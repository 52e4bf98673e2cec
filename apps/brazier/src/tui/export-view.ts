import { writeFile } from 'node:fs/promises';
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
import type { CampaignRef, HistorySource } from './history-source.ts';
import type { Excerpt, ExportContent } from './state/effect.ts';
import { isHtml } from './state/export.ts';
import { narrowChangeSet } from './state/filters.ts';
import type { Filters } from './state/state.ts';

/** Writes what is exported, whole, to a file that is not there yet; resolves to one sentence that says where. */
export async function exportView(
  content: ExportContent,
  file: string,
  history: HistorySource,
  filters: Filters,
): Promise<string> {
  const text = await render(content, isHtml(file), history, filters);
  try {
    await writeFile(file, text, { flag: 'wx' });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : null;
    if (code === 'EEXIST') throw new Error(`${file} exists already and was not overwritten`);
    if (code === 'ENOENT') throw new Error(`there is no folder ${dirname(file)}: nothing was written`);
    throw error;
  }
  return `written to ${file}`;
}

const WHOLE = { limit: Number.MAX_SAFE_INTEGER };

async function render(
  content: ExportContent,
  html: boolean,
  history: HistorySource,
  filters: Filters,
): Promise<string> {
  switch (content.kind) {
    case 'changes': {
      const set = await readExcerpt(history, filters, content.excerpt);
      return html ? renderHtml(set) : renderMarkdown(set, WHOLE);
    }
    case 'history': {
      const entries = await readHistory(history, filters, content.campaign);
      return html ? renderLogHtml(entries, { title: `History of ${content.name}` }) : renderLogMarkdown(entries, WHOLE);
    }
    case 'table':
      return html ? renderTableHtml(content.table) : renderTableMarkdown(content.table);
  }
}

/** The snapshots that changed a campaign, each with what it changed there and passes the filters. */
async function readHistory(history: HistorySource, filters: Filters, campaign: CampaignRef): Promise<LogEntry[]> {
  const entries: LogEntry[] = [];
  for await (const { entry } of history.campaignHistory(campaign)) {
    const { revision, time, workspaces } = entry;
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
