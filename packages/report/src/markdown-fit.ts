import {
  type Change,
  type ChangeSet,
  compareSeverity,
  type EqualChanges,
  groupEqualChanges,
  SEVERITIES,
  type Severity,
} from '@brazier/diff';
import { severitySentence } from './change-words.ts';
import type { Decisions } from './check-report.ts';
import { count, shortRevision } from './display-text.ts';
import { exampleWords } from './equal-changes.ts';
import {
  campaignFoot,
  campaignHead,
  changeDetails,
  changeItem,
  memberItem,
  sharedBy,
  sharedHead,
  sharedItem,
} from './markdown-lines.ts';

/** A part of a report with a heading of its own. */
export interface Section {
  head: string;
  set: ChangeSet;
  /** Of a section whose changes are not those that the first head counts: what is left out of it is counted by itself, below this title. */
  title?: string;
}

/** What `fitSections` writes with. */
export interface FitOptions {
  /** UTF-16 code units. */
  limit: number;
  decisions: Decisions | null;
  /** The command that shows everything, for what is left out. */
  command: string;
}

interface Heading {
  text: string;
  /** What stands below the last of its entries. */
  foot: string;
  /** How a line below it counts the entries that are left out of it; null where only the last lines of the report do. */
  missing: { lead: string; noun: string } | null;
  shown: boolean;
}

/** One change as it may be written, under the headings that must stand above it. */
interface Entry {
  headings: readonly Heading[];
  change: Change;
  text: string;
  /** Writes the difference of a long text, or nothing. */
  details: () => string;
  /** Whether it stands above the text. */
  detailsAbove: boolean;
  shown: boolean;
  shownDetails: string;
}

/** Room for the lines that say what was left out. */
const RESERVE = 400;
/** Room for the line of a section that is counted by itself, beside its head. */
const SECTION_RESERVE = 200;
/** Room below a heading for the line that counts what is left out of it. */
const COUNT_RESERVE = 60;

/**
 * Writes sections within a limit: first the sentences of all changes, most severe first, until one has no room; then, in the same order, the
 * differences of long texts that fit. What is left out is counted where it would stand and in the last lines, with the command that shows it.
 */
export function fitSections(sections: readonly Section[], { limit, decisions, command }: FitOptions): string {
  const bySection = new Map(sections.map((section) => [section, sectionEntries(section, decisions)]));
  const entries = [...bySection.values()].flat();
  const bySeverity = entries.toSorted((a, b) => compareSeverity(b.change.severity, a.change.severity));
  const own = sections.filter(({ title }) => title !== undefined);
  let room = own.reduce((rest, { head }) => rest - head.length - SECTION_RESERVE, limit - RESERVE);
  for (const entry of bySeverity) {
    const missing = entry.headings.filter((heading) => !heading.shown);
    const cost = missing.reduce((sum, heading) => sum + costOf(heading), entry.text.length);
    if (cost > room) break;
    for (const part of [...missing, entry]) part.shown = true;
    room -= cost;
  }
  let textsLeftOut = 0;
  for (const entry of bySeverity) {
    if (!entry.shown) break;
    const details = entry.details();
    if (details.length > room) {
      textsLeftOut += 1;
      continue;
    }
    entry.shownDetails = details;
    room -= details.length;
  }
  const unchanged = sections.filter(({ set }) => set.campaigns.length === 0).map(({ head }) => head);
  const counted = sections.flatMap((section) => (section.title === undefined ? (bySection.get(section) ?? []) : []));
  const left = [
    ...leftOut(counted),
    ...own.flatMap((section) => leftOutOf(section, bySection.get(section) ?? [])),
    ...(textsLeftOut === 0
      ? []
      : [`\nThe differences of ${count(textsLeftOut, 'long text')} are left out for length.\n`]),
  ];
  if (left.length > 0) left.push(`\nAll of it: \`${command}\`\n`);
  return `${[...unchanged, ...write(entries), ...left].join('').trim()}\n`;
}

/** The command that shows everything that differs between the ends of a set. */
export function commandFor(name: 'diff' | 'check', { from, to }: ChangeSet): string {
  const range = from.revision && to.revision ? ` ${shortRevision(from.revision)} ${shortRevision(to.revision)}` : '';
  return `brazier ${name}${range} --format html`;
}

function costOf({ text, foot, missing }: Heading): number {
  return text.length + foot.length + (missing === null ? 0 : COUNT_RESERVE);
}

function sectionEntries({ head, set }: Section, decisions: Decisions | null): Entry[] {
  const section = headingOf(head);
  const { equal, campaigns } = groupEqualChanges(set);
  return [
    ...[...Map.groupBy(equal, ({ workspace }) => workspace)].flatMap(([workspace, shared]) => {
      const heading = headingOf(sharedHead(workspace));
      return shared.flatMap((one) => equalEntries(one, [section, heading], decisions));
    }),
    ...campaigns.flatMap((campaign) => {
      const missing = { lead: '- ', noun: 'change' };
      const heading = headingOf(campaignHead(campaign), { foot: campaignFoot(campaign), missing });
      return campaign.changes.map((change) =>
        entryOf([section, heading], change, {
          text: changeItem(change, decisions?.(campaign, change)),
          details: () => changeDetails(change),
        }),
      );
    }),
  ];
}

/** An entry for each campaign that shares a change, below the sentence that they share. */
function equalEntries(equal: EqualChanges, outer: readonly Heading[], decisions: Decisions | null): Entry[] {
  const missing = { lead: '  - ', noun: 'campaign' };
  const headings = [...outer, headingOf(sharedItem(equal, decisions !== null), { foot: '', missing })];
  return equal.members.map((member, index) =>
    entryOf(headings, member.change, {
      text: memberItem(member, decisions),
      ...(index === 0 && {
        text: sharedBy(equal) + memberItem(member, decisions),
        details: () => changeDetails(member.change, exampleWords(equal)),
        detailsAbove: true,
      }),
    }),
  );
}

function headingOf(text: string, rest: Pick<Heading, 'foot' | 'missing'> = { foot: '', missing: null }): Heading {
  return { text, ...rest, shown: false };
}

function entryOf(
  headings: readonly Heading[],
  change: Change,
  texts: Pick<Entry, 'text'> & Partial<Pick<Entry, 'details' | 'detailsAbove'>>,
): Entry {
  return { headings, change, details: () => '', detailsAbove: false, ...texts, shown: false, shownDetails: '' };
}

function write(entries: readonly Entry[]): string[] {
  const written = new Set<Heading>();
  const missing = new Map<Heading, number>();
  for (const { headings, shown } of entries) {
    if (!shown) for (const heading of headings) missing.set(heading, (missing.get(heading) ?? 0) + 1);
  }
  const shown = entries.filter((entry) => entry.shown);
  return shown.flatMap(({ headings, text, shownDetails, detailsAbove }, index) => {
    const begun = headings.filter((heading) => !written.has(heading));
    for (const heading of begun) written.add(heading);
    const ended = headings.filter((heading) => !shown[index + 1]?.headings.includes(heading));
    return [
      ...begun.map((heading) => heading.text),
      ...(detailsAbove ? [shownDetails, text] : [text, shownDetails]),
      ...ended.toReversed().map((heading) => missingLine(heading, missing.get(heading) ?? 0) + heading.foot),
    ];
  });
}

function missingLine({ missing }: Heading, number: number): string {
  return missing === null || number === 0
    ? ''
    : `${missing.lead}${count(number, `more ${missing.noun}`)} left out for length\n`;
}

function leftOut(entries: readonly Entry[], more = (number: number) => count(number, 'more change')): string[] {
  const missing = entries.filter((entry) => !entry.shown);
  if (missing.length === 0) return [];
  const severity = Object.fromEntries(SEVERITIES.map((level) => [level, 0])) as Record<Severity, number>;
  for (const { change } of missing) severity[change.severity] += 1;
  return [
    `\n**${more(missing.length)} left out for length** (${severitySentence(severity)}), none more severe than those above.\n`,
  ];
}

/** What is left out of a section that is counted by itself, with its head where nothing else of it has room. */
function leftOutOf({ head, title }: Section, entries: readonly Entry[]): string[] {
  const left = leftOut(entries, (number) => `${count(number, 'more change')} under “${title}”`);
  return entries.some(({ shown }) => shown) ? left : [head, ...left];
}
