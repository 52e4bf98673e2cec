import {
  type CampaignChanges,
  type Change,
  type ChangeSet,
  compareSeverity,
  filterChangeSet,
  narrowChanges,
} from '@brazier/diff';
import type { SnapshotEntry } from '../history-source.ts';
import type { Filters } from './state.ts';

const DAY_MS = 86_400_000;

/** A filter as it is shown, and what remains when it alone is taken away. */
export interface Chip {
  label: string;
  without: Filters;
}

/** True where anything is narrowed. */
export function hasFilters(filters: Filters): boolean {
  return chipsOf(filters).length > 0;
}

/** One chip for each filter that is set. */
export function chipsOf(filters: Filters): Chip[] {
  const chips: Chip[] = [];
  const add = (label: string, cleared: Partial<Filters>): void => {
    chips.push({ label, without: { ...filters, ...cleared } });
  };
  const { areas, ops, words, severity, channels, tags, workspaces, name, since, until, live } = filters;
  if (severity !== null) add(severity === 'error' ? 'error' : `${severity} or more`, { severity: null });
  for (const area of areas) add(area, { areas: areas.filter((other) => other !== area) });
  for (const op of ops) add(op, { ops: ops.filter((other) => other !== op) });
  for (const word of words) add(`“${word}”`, { words: words.filter((other) => other !== word) });
  if (live !== null) add(live === 'live' ? 'live before or after' : 'never live', { live: null });
  for (const channel of channels)
    add(`channel ${channel}`, { channels: channels.filter((other) => other !== channel) });
  for (const tag of tags) add(`tag ${tag}`, { tags: tags.filter((other) => other !== tag) });
  for (const workspace of workspaces) {
    add(`workspace ${workspace}`, { workspaces: workspaces.filter((other) => other !== workspace) });
  }
  if (name !== '') add(`name ${name}`, { name: '' });
  if (since !== '' || until !== '') add(describeDates(since, until), { since: '', until: '' });
  return chips;
}

/** The same choice made again takes it back. */
export function toggled<T>(chosen: readonly T[], item: T): T[] {
  return chosen.includes(item) ? chosen.filter((other) => other !== item) : [...chosen, item];
}

function describeDates(since: string, until: string): string {
  if (since === until) return `on ${since}`;
  if (since === '') return `until ${until}`;
  return until === '' ? `since ${since}` : `${since} to ${until}`;
}

/** Whether a snapshot passes as far as its commit tells; null where its changes must be read to know. */
export function judgeEntry(entry: SnapshotEntry, filters: Filters): boolean | null {
  if (!isInDates(entry.time, filters)) return false;
  const { areas, ops, words, severity, channels, tags, workspaces, name, live } = filters;
  if (workspaces.length > 0 && !entry.campaigns.some(({ workspace }) => workspaces.includes(workspace))) return false;
  if (severity !== null && entry.severity !== null && compareSeverity(entry.severity, severity) < 0) return false;
  const lists = [areas, ops, words, channels, tags];
  const needsChanges = lists.some(({ length }) => length > 0) || name !== '' || live !== null;
  const severityUnknown = severity !== null && entry.severity === null;
  return needsChanges || severityUnknown ? null : true;
}

/** True where some changes of a snapshot may pass and others not: dates alone let through all or none. */
export function narrowsChanges(filters: Filters): boolean {
  return hasFilters({ ...filters, since: '', until: '' });
}

/** True where more is asked for than which campaigns: what happened to them, or when. */
export function asksForChanges({ areas, ops, words, severity, since, until }: Filters): boolean {
  return [areas, ops, words].some(({ length }) => length > 0) || severity !== null || since !== '' || until !== '';
}

/** True for a time within the dates of the filters. */
export function isInDates(time: string, { since, until }: Pick<Filters, 'since' | 'until'>): boolean {
  return !isBefore(time, since) && (until === '' || !(Date.parse(time) > boundOf(until, 'end')));
}

/** True for a time before the date that was typed; a day begins at 00:00 UTC. What is no date narrows nothing. */
export function isBefore(time: string, since: string): boolean {
  return since !== '' && Date.parse(time) < boundOf(since, 'start');
}

/** The first or last ms of the day or time of a filter, since 1970. A time without a zone is UTC, as every time here. */
export function boundOf(date: string, edge: 'start' | 'end'): number {
  const start = Date.parse(/T[\d:.]+$/i.test(date) ? `${date}Z` : date);
  if (edge === 'start') return start;
  return start + (date.length === 10 ? DAY_MS : 1000) - 1;
}

/** The campaigns and changes that pass: as the program's own filters have it, besides the name and whether it is live. */
export function narrowChangeSet(set: ChangeSet, filters: Filters): ChangeSet {
  const narrow = <Found extends CampaignChanges>(campaigns: readonly Found[]): Found[] =>
    campaigns
      .filter((campaign) => passesCampaign({ ...campaign, ...campaign.facts }, filters))
      .map((campaign) => narrowCampaign(campaign, filters))
      .filter(({ changes }) => changes.length > 0);
  return filterChangeSet(
    { ...set, campaigns: narrow(set.campaigns), reverted: narrow(set.reverted) },
    {
      area: filters.areas,
      channel: filters.channels,
      severity: filters.severity === null ? [] : [filters.severity],
    },
  );
}

function narrowCampaign<Found extends CampaignChanges>(campaign: Found, { ops, words }: Filters): Found {
  if (ops.length === 0 && words.length === 0) return campaign;
  return {
    ...campaign,
    changes: narrowChanges(campaign.changes, (change) => isOp(change, ops) && holdsWords(change, words, campaign.name)),
  };
}

function isOp({ op }: Change, ops: Filters['ops']): boolean {
  return ops.length === 0 || ops.includes(op);
}

function holdsWords({ text }: Change, words: Filters['words'], name: string): boolean {
  if (words.length === 0) return true;
  const told = `${name} ${text}`.toLowerCase();
  return words.every((word) => told.includes(word));
}

/** What of a campaign the filters ask for. */
interface FilteredCampaign {
  name: string;
  workspace: string;
  tags: readonly string[];
  live: boolean;
}

/** True where the campaign itself passes, whatever changed in it. */
export function passesCampaign(campaign: FilteredCampaign, filters: Filters): boolean {
  const { workspaces, tags, name, live } = filters;
  if (workspaces.length > 0 && !workspaces.includes(campaign.workspace)) return false;
  if (tags.length > 0 && !tags.some((tag) => campaign.tags.includes(tag))) return false;
  if (live !== null && campaign.live !== (live === 'live')) return false;
  return name === '' || matchesFuzzily(campaign.name, name);
}

/** True where the letters of the pattern stand in the text in their order, case and spaces ignored. */
export function matchesFuzzily(text: string, pattern: string): boolean {
  const wanted = [...pattern.toLowerCase().replaceAll(' ', '')];
  let at = 0;
  for (const character of text.toLowerCase()) if (character === wanted[at]) at++;
  return at >= wanted.length;
}
