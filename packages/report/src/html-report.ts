import type { CheckResult } from '@brazier/audit';
import {
  type CampaignChanges,
  type ChangeSet,
  compareSeverity,
  groupEqualChanges,
  highestOf,
  SEVERITIES,
} from '@brazier/diff';
import { countedChanges, setSentence } from './change-words.ts';
import { type Decisions, decisionsOf } from './check-report.ts';
import { count, grouped, shortRevision } from './display-text.ts';
import { campaignSection, indexItem, sharedSection } from './html/campaign-section.ts';
import type { DetailsBudget } from './html/change-article.ts';
import { htmlDocument } from './html/document.ts';
import { inlineText, readableTime } from './html/inline.ts';
import type { LogEntry } from './log-entry.ts';
import { REVERTED_TITLE, revertedNote, revertedSet } from './reverted-changes.ts';
import { xmlText } from './xml-text.ts';

export interface HtmlOptions {
  /** The heading; “What changed in Braze” unless told. */
  title?: string;
}

const TITLE = 'What changed in Braze';
const DETAILS_LIMIT = 8_000_000;

/** The changes as one HTML file for people who do not know Braze's API: no script, nothing loads, mails shown before and after in sandboxes. */
export function renderHtml(set: ChangeSet, options: HtmlOptions = {}): string {
  return setDocument(set, options.title ?? TITLE, '', null);
}

/** The changes as `renderHtml` tells them, each with what the policy said of it, and the policy's warnings. */
export function renderCheckHtml(report: CheckResult, options: HtmlOptions = {}): string {
  const warnings = report.warnings.map((warning) => `<li>${inlineText(warning)}</li>`).join('');
  const notes = warnings === '' ? '' : `<section class="card"><h2>Policy</h2><ul>${warnings}</ul></section>\n`;
  return setDocument(report.set, options.title ?? TITLE, notes, decisionsOf(report.findings));
}

/** Snapshots in the order given, each with its changes, as one HTML file. */
export function renderLogHtml(entries: readonly LogEntry[], options: HtmlOptions = {}): string {
  const title = options.title ?? TITLE;
  const budget = { left: DETAILS_LIMIT };
  const sections = entries.map((entry, index) => entrySection(entry, `s${index + 1}`, budget));
  const index = entries.map(
    (entry, at) =>
      `<li><a href="#s${at + 1}">${timeText(entry.time)}</a><span class="soft small">${setSentence(entry.changes)}</span></li>\n`,
  );
  const head = header(title, entries.length === 0 ? 'No snapshots.' : count(entries.length, 'snapshot'));
  return htmlDocument(title, `${head}<main>\n${list('index', index)}${sections.join('')}</main>\n${FOOTER}`);
}

function setDocument(set: ChangeSet, title: string, notes: string, decisions: Decisions | null): string {
  const budget = { left: DETAILS_LIMIT };
  const body = [
    header(title, `from ${timeText(set.from.time)} to ${timeText(set.to.time)}`),
    '<main>\n',
    tiles(set),
    notes,
    changes(set, 'c', budget, decisions),
    revertedPart(set, budget, decisions),
    '</main>\n',
    FOOTER,
  ];
  return htmlDocument(title, body.join(''));
}

/** The top of every HTML report; `title` is text, `subtitle` HTML. */
export function header(title: string, subtitle: string): string {
  return `<header class="top"><h1>${inlineText(title)}</h1><p class="soft">${subtitle}</p></header>\n`;
}

function tiles(set: ChangeSet): string {
  const { summary } = set;
  if (countedChanges(set) === 0) return '<section class="card"><p>No changes.</p></section>\n';
  const campaigns = summary.campaigns.added + summary.campaigns.removed + summary.campaigns.changed;
  const found = SEVERITIES.toReversed().filter((severity) => summary.severity[severity] > 0);
  return list('tiles', [
    `<li><strong>${grouped(campaigns)}</strong>${campaigns === 1 ? 'campaign' : 'campaigns'}</li>`,
    ...found.map((severity) => {
      const number = summary.severity[severity];
      return `<li><strong>${grouped(number)}</strong><span class="severity ${severity}">${severity}${number === 1 ? '' : 's'}</span></li>`;
    }),
  ]);
}

function changes(set: ChangeSet, prefix: string, budget: DetailsBudget, decisions: Decisions | null): string {
  const { equal, campaigns } = groupEqualChanges(set);
  const whole = new Map(set.campaigns.map((campaign) => [campaignKey(campaign), campaign]));
  const anchors = campaigns.map((campaign, index) => ({
    campaign,
    // The index counts what a campaign shares with others too.
    inAll: whole.get(campaignKey(campaign)) ?? campaign,
    anchor: `${prefix}${index + 1}`,
  }));
  const items = anchors
    .map(({ inAll, anchor }) => ({ inAll, anchor, severity: highestOf(inAll.changes) ?? 'info' }))
    .toSorted((one, other) => compareSeverity(other.severity, one.severity))
    .map(({ inAll, anchor, severity }) => indexItem(inAll, anchor, severity));
  return [
    ...[...Map.groupBy(equal, ({ workspace }) => workspace)].map(([workspace, shared]) =>
      sharedSection(workspace, shared, budget, decisions),
    ),
    ...(items.length > 1 ? [list('index', items)] : []),
    ...anchors.map(({ campaign, anchor }) => campaignSection(campaign, anchor, budget, decisions)),
  ].join('');
}

function revertedPart(set: ChangeSet, budget: DetailsBudget, decisions: Decisions | null): string {
  if (set.reverted.length === 0) return '';
  const heading = `<h2>${REVERTED_TITLE}</h2><p class="soft">${revertedNote(set, decisions)}</p>`;
  return `<section class="snapshot" id="reverted">${heading}\n${changes(revertedSet(set), 'r', budget, decisions)}</section>\n`;
}

function campaignKey({ workspace, id }: CampaignChanges): string {
  return JSON.stringify([workspace, id]);
}

function entrySection(entry: LogEntry, anchor: string, budget: DetailsBudget): string {
  const partial = Object.entries(entry.workspaces)
    .filter(([, { complete }]) => !complete)
    .map(
      ([name, { failed }]) =>
        `<p class="note">${inlineText(name)} is partial: ${count(failed, 'campaign')} could not be fetched.</p>`,
    );
  const heading = `<h2>${timeText(entry.time)} <span class="id soft">${inlineText(shortRevision(entry.revision))}</span></h2>`;
  return `<section class="snapshot" id="${anchor}">${heading}<p class="soft">${setSentence(entry.changes)}</p>${partial.join('')}\n${changes(entry.changes, `${anchor}-`, budget, null)}</section>\n`;
}

function list(kind: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<ul class="${kind}">\n${items.join('')}</ul>\n`;
}

function timeText(time: string | null): string {
  return time === null ? 'the beginning' : `<time datetime="${xmlText(time)}">${xmlText(readableTime(time))}</time>`;
}

/** What stands at the end of every HTML report. */
export const FOOTER: string = `<footer><p>Made by Brazier from what Braze's API tells. It does not tell who edited, the audience, or the schedule.</p></footer>`;
