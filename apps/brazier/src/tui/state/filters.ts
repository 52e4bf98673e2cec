import { type CampaignChanges, type Change, type ChangeSet, compareSeverity, filterChangeSet } from '@brazier/diff';
import type { SnapshotEntry } from '../history-source.ts';
import type { Filters } from './state.ts';

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
  const { areas, ops, words, severity, channels, tags, workspaces, name, since, live } = filters;
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
  if (since !== '') add(`since ${since}`, { since: '' });
  return chips;
}

/** The same choice made again takes it back. */
export function toggled<T>(chosen: readonly T[], item: T): T[] {
  return chosen.includes(item) ? chosen.filter((other) => other !== item) : [...chosen, item];
}

/** Whether a snapshot passes as far as its commit tells; null where its changes must be read to know. */
export function judgeEntry(entry: SnapshotEntry, filters: Filters): boolean | null {
  if (isBefore(entry.time, filters.since)) return false;
  if (
    filters.workspaces.length > 0 &&
    !entry.campaigns.some(({ workspace }) => filters.workspaces.includes(workspace))
  ) {
    return false;
  }
  if (filters.severity !== null && entry.severity !== null && compareSeverity(entry.severity, filters.severity) < 0)
    return false;
  const { areas, ops, words, channels, tags, name, live } = filters;
  const lists = [areas, ops, words, channels, tags];
  const needsChanges = lists.some(({ length }) => length > 0) || name !== '' || live !== null;
  const severityUnknown = filters.severity !== null && entry.severity === null;
  return needsChanges || severityUnknown ? null : true;
}

/** True for a time before the date that was typed; a day begins at 00:00 UTC. What is no date narrows nothing. */
export function isBefore(time: string, since: string): boolean {
  if (since === '') return false;
  // A time without a zone is UTC, as every time here.
  const from = Date.parse(/T[\d:.]+$/i.test(since) ? `${since}Z` : since);
  return !Number.isNaN(from) && Date.parse(time) < from;
}

/** The campaigns and changes that pass: as the program's own filters have it, besides the name and whether it is live. */
export function narrowChangeSet(set: ChangeSet, filters: Filters): ChangeSet {
  const campaigns = set.campaigns
    .filter((campaign) => passesCampaign({ ...campaign, ...campaign.facts }, filters))
    .map((campaign) => narrowChanges(campaign, filters))
    .filter(({ changes }) => changes.length > 0);
  return filterChangeSet(
    { ...set, campaigns },
    {
      area: filters.areas,
      channel: filters.channels,
      severity: filters.severity === null ? [] : [filters.severity],
    },
  );
}

function narrowChanges(campaign: CampaignChanges, { ops, words }: Filters): CampaignChanges {
  if (ops.length === 0 && words.length === 0) return campaign;
  return {
    ...campaign,
    changes: campaign.changes.filter((change) => isOp(change, ops) && holdsWords(change, words, campaign.name)),
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

/** True where the change of a campaign passes by what it is; a filter by channel is left to those who know the campaign's. */
export function passesChange(change: Change, { areas, ops, words, severity }: Filters, name: string): boolean {
  if (!isOp(change, ops) || !holdsWords(change, words, name)) return false;
  if (areas.length > 0 && !areas.includes(change.area)) return false;
  return severity === null || compareSeverity(change.severity, severity) >= 0;
}

/** True where the letters of the pattern stand in the text in their order, case and spaces ignored. */
export function matchesFuzzily(text: string, pattern: string): boolean {
  const wanted = [...pattern.toLowerCase().replaceAll(' ', '')];
  let at = 0;
  for (const character of text.toLowerCase()) if (character === wanted[at]) at++;
  return at >= wanted.length;
}
