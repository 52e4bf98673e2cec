import { isAbsolute, join } from 'node:path';
import type { ReportTable } from '@brazier/report';
import { visible } from '@brazier/schema';
import type { BlameLine } from '../history-source.ts';
import { countOf } from '../rows/numbers.ts';
import { formatMinute } from '../rows/times.ts';
import { describeValue } from '../rows/values.ts';
import { fieldLabels } from '../views/blame.ts';
import { cutText } from '../width.ts';
import type { CampaignSummary } from './campaign-summary.ts';
import type { Excerpt, ExportContent } from './effect.ts';
import { visibleEntries } from './filtered.ts';
import { hasFilters } from './filters.ts';
import { memo } from './memo.ts';
import { nameOf, revisionName } from './names.ts';
import { campaignKey, type Facts, type State, type Streamed, type View } from './state.ts';
import { topView } from './step.ts';
import { excerptHere } from './things.ts';
import { visibleCampaigns } from './visible-campaigns.ts';

/** The present view as it would be exported. */
export interface ExportPlan {
  content: ExportContent;
  /** In words: what the file will hold. */
  what: string;
  /** The file's name without its ending. */
  stem: string;
}

/** Cells: what is said of a file must not fill the screen. */
const LONGEST_NAME = 60;

/** What an export of the present view would write, or of the one snapshot that the cursor of the Timeline is on; null where there is nothing yet. */
export function exportHere(state: State, purpose: 'export' | 'exportSnapshot' = 'export'): ExportPlan | null {
  const view = topView(state);
  const day = new Date(state.now).toISOString().slice(0, 10);
  const isList = view.kind === 'timeline' && purpose === 'export';
  const plan = isList ? timelinePlan(state) : planOf(state, view);
  if (plan === null) return null;
  const filtered = hasFilters(state.filters) && view.kind !== 'blame' ? ', as far as it passes the filters' : '';
  return { content: plan.content, what: `${plan.what}${filtered}`, stem: `brazier-${plan.kind}-${day}` };
}

/** True where the name of a file asks for HTML; any other is Markdown. */
export function isHtml(file: string): boolean {
  return /\.html?$/i.test(file.trim());
}

/** The file that a name means: in the folder that the program was started in unless it says another; `~` is the user's home. */
export function exportPath({ exportFolder, home }: Facts, name: string): string {
  if (home !== null && /^~[/\\]/.test(name)) return join(home, name.slice(2));
  return isAbsolute(name) ? name : join(exportFolder, name);
}

function planOf(state: State, view: View): { content: ExportContent; what: string; kind: string } | null {
  switch (view.kind) {
    case 'campaigns':
      return tablePlan(campaignsTable(state, view), 'campaigns', 'campaign');
    case 'blame':
      return tablePlan(blameTable(state, view), 'blame', 'field');
    case 'history': {
      const name = nameOf(state, view);
      const content = { kind: 'history', campaign: view.campaign, name } as const;
      return { content, what: `every change that “${cutText(visible(name), LONGEST_NAME)}” ever had`, kind: 'history' };
    }
    default: {
      const excerpt = excerptHere(state);
      if (excerpt === null) return null;
      const campaign = view.kind === 'change' ? excerpt.campaign : null;
      const content = { kind: 'changes', excerpt: { ...excerpt, campaign, fingerprint: null } } as const;
      const what = view.kind === 'change' ? 'the changes of this campaign' : 'what changed';
      return {
        content,
        what: `${what}: ${endsOf(state, excerpt)}`,
        kind: view.kind === 'timeline' ? 'snapshot' : view.kind,
      };
    }
  }
}

function timelinePlan(state: State): ReturnType<typeof planOf> {
  const { entries, loading } = visibleEntries(state);
  if (entries.length === 0) return null;
  const count = loading ? 'every snapshot' : countOf(entries.length, 'snapshot');
  const content = { kind: 'timeline', entries: loading ? null : entries } as const;
  return { content, what: `${count} with what changed, newest first`, kind: 'timeline' };
}

function tablePlan(table: ReportTable | null, kind: string, row: string): ReturnType<typeof planOf> {
  if (table === null) return null;
  const title = cutText(visible(table.title), LONGEST_NAME);
  return { content: { kind: 'table', table }, what: `${title}, ${countOf(table.rows.length, row)}`, kind };
}

function endsOf(state: State, { source: { from, to } }: Excerpt): string {
  return from === null ? revisionName(state, to) : `${revisionName(state, from)} → ${revisionName(state, to)}`;
}

/** The list of campaigns that pass the filters; null while they are still being read. */
function campaignsTable(state: State, view: View & { kind: 'campaigns' }): ReportTable | null {
  const streamed = visibleCampaigns(state, view);
  const newest = state.data.timeline.items[0]?.revision ?? null;
  const revision = view.revision ?? newest;
  if (streamed === undefined || !streamed.done) return null;
  return tableOfCampaigns(streamed, revision === null ? '' : ` at ${revisionName(state, revision)} UTC`);
}

const tableOfCampaigns = memo(
  ({ items }: Streamed<CampaignSummary>, at: string): ReportTable => ({
    title: `Campaigns${at}`,
    subtitle: `${countOf(items.length, 'campaign')}. Live means that it could send.`,
    columns: ['campaign', 'status', 'last edited (UTC)', 'channels', 'tags', 'workspace', 'id'],
    rows: items.map(({ name, status, edited, channels, tags, workspace, id }) => [
      name,
      status,
      edited === null ? '' : formatMinute(edited),
      channels.join(', '),
      tags.join(', '),
      workspace,
      id,
    ]),
  }),
);

/** Since when each field of a campaign has its value; null while that is still being read. */
function blameTable(state: State, view: View & { kind: 'blame' }): ReportTable | null {
  const loaded = state.data.blames.get(campaignKey(view.campaign));
  if (loaded?.state !== 'ready') return null;
  return tableOfFields(loaded.value, nameOf(state, view));
}

const tableOfFields = memo((lines: readonly BlameLine[], name: string): ReportTable => {
  const label = fieldLabels(lines);
  return {
    title: `Blame of ${name}`,
    subtitle: 'Since when each field has its value, by the snapshot that first shows it.',
    columns: ['field', 'seen since (UTC)', 'value'],
    rows: lines.map((line) => [label(line), formatMinute(line.since.time), describeValue(line.value, line.path)]),
  };
});
