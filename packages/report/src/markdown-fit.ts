import { type Change, type ChangeSet, compareSeverity, SEVERITIES, type Severity } from '@brazier/diff';
import { severitySentence } from './change-words.ts';
import type { Decisions } from './check-report.ts';
import { count } from './display-text.ts';
import { campaignFoot, campaignHead, changeDetails, changeItem, massHead } from './markdown-lines.ts';
import { readableSet } from './mass-changes.ts';

/** A part of a report with a heading of its own. */
export interface Section {
  head: string;
  set: ChangeSet;
}

interface Heading {
  text: string;
  /** What stands below the last of its entries. */
  foot: string;
  shown: boolean;
}

/** One change as it may be written, under the headings that must stand above it. */
interface Entry {
  headings: [section: Heading, campaign: Heading];
  change: Change;
  /** How many changes it stands for. */
  weight: number;
  text: string;
  shown: boolean;
}

/** Room for the line that says what was left out. */
const RESERVE = 300;

/**
 * Writes sections within `limit` UTF-16 code units: first the sentences of all changes, most severe first, until one has no room;
 * then, in the same order, the differences of long texts that fit. What is left out is counted in the last line.
 */
export function fitSections(sections: readonly Section[], limit: number, decisions: Decisions | null): string {
  const entries = sections.flatMap((section) => sectionEntries(section, decisions));
  const bySeverity = entries.toSorted((a, b) => compareSeverity(b.change.severity, a.change.severity));
  let room = limit - RESERVE;
  for (const entry of bySeverity) {
    const missing = entry.headings.filter((heading) => !heading.shown);
    const cost = missing.reduce((sum, heading) => sum + heading.text.length + heading.foot.length, entry.text.length);
    if (cost > room) break;
    for (const part of [...missing, entry]) part.shown = true;
    room -= cost;
  }
  for (const entry of bySeverity) {
    if (!entry.shown || room < 0) break;
    const details = changeDetails(entry.change);
    if (details.length > room) continue;
    entry.text += details;
    room -= details.length;
  }
  const unchanged = sections.filter(({ set }) => set.campaigns.length === 0).map(({ head }) => head);
  return `${[...unchanged, ...write(entries), ...leftOut(entries)].join('').trim()}\n`;
}

function sectionEntries({ head, set }: Section, decisions: Decisions | null): Entry[] {
  const section = { text: head, foot: '', shown: false };
  const { mass, campaigns } = readableSet(set, decisions);
  return [
    ...mass.flatMap(({ workspace, changes }) => {
      const heading = { text: massHead(workspace), foot: '', shown: false };
      return changes.map(
        ({ change, weight }): Entry => ({
          headings: [section, heading],
          change,
          weight,
          text: changeItem(change),
          shown: false,
        }),
      );
    }),
    ...campaigns.flatMap((campaign) => {
      const heading = { text: campaignHead(campaign), foot: campaignFoot(campaign), shown: false };
      return campaign.changes.map(
        (change): Entry => ({
          headings: [section, heading],
          change,
          weight: 1,
          text: changeItem(change, decisions?.(campaign, change)),
          shown: false,
        }),
      );
    }),
  ];
}

function write(entries: readonly Entry[]): string[] {
  const written = new Set<Heading>();
  const shown = entries.filter((entry) => entry.shown);
  return shown.flatMap((entry, index) => {
    const missing = entry.headings.filter((heading) => !written.has(heading));
    for (const heading of missing) written.add(heading);
    const ended = entry.headings.filter((heading) => !shown[index + 1]?.headings.includes(heading));
    return [...missing.map((heading) => heading.text), entry.text, ...ended.map((heading) => heading.foot)];
  });
}

function leftOut(entries: readonly Entry[]): string[] {
  const missing = entries.filter((entry) => !entry.shown);
  if (missing.length === 0) return [];
  const total = missing.reduce((sum, { weight }) => sum + weight, 0);
  const severity = Object.fromEntries(SEVERITIES.map((level) => [level, 0])) as Record<Severity, number>;
  for (const { change, weight } of missing) severity[change.severity] += weight;
  return [
    `\n**${count(total, 'more change')} left out for length** (${severitySentence(severity)}), none more severe than those above.\n`,
  ];
}
