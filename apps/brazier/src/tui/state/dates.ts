import { parseDate } from '@brazier/store';
import { BETWEEN, DAY, LEAD, MONTH } from './date-phrases.ts';
import { isoFrom, isoTo, type TypedDate } from './typed-date.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { h: HOUR_MS, d: DAY_MS, w: 7 * DAY_MS };
const MONTH_NAMES = 'January February March April May June July August September October November December'.split(' ');

/** What is said where a typed text is no date. */
export const DATE_FORMATS = '12 nov, 11..18 nov, 2026-03-05, 2026-03-05 14:00, or how long ago: 2w, 14 days, 36h';

/** What is said where the later end of a range was typed first. */
export const REVERSED = 'put in order';

/** One or two dates as they were understood. */
export interface TypedDates {
  /** Null: without a beginning. */
  from: TypedDate | null;
  /** Null: up to now. */
  to: TypedDate | null;
  /** `bare`: one date, without a word that says whether all since then is meant or that time alone; `span`: the whole of one day or month. */
  form: 'bare' | 'span' | 'range';
  /** True where the later end was typed first. */
  reversed: boolean;
}

/** What was typed as dates, or one sentence that says why they cannot be meant. */
export type UnderstoodDates = TypedDates | { problem: string };

/** A date whose month and year the other end of its range may tell. */
interface LooseDate {
  /** Null: the whole month. */
  day: number | null;
  /** From 0; null where it was not typed. */
  month: number | null;
  year: number | null;
}

/**
 * Dates as people type them: `12 nov`, `2w`, `since 2026-03-05 14:00`, `11..18 nov`, `12 to 18 november 2026`; UTC where no other zone is
 * named. A month without a year is the last one that has begun. Null where the text is no date at all. `now` is in ms since 1970.
 */
export function understandDates(text: string, now: number): UnderstoodDates | null {
  const typed = text.trim().toLowerCase().replaceAll(',', ' ').replace(/\s+/g, ' ');
  const [, lead = '', rest = typed] = new RegExp(`^(${LEAD}) (.+)$`).exec(typed) ?? [];
  const parts = partsOf(rest);
  const ends = parts.map((part) => (part === '' ? null : understandEnd(part, now)));
  const [first = null, last = null] = ends as (TypedDate | LooseDate | null)[];
  if (ends.includes(undefined) || ends.length > 2 || (first === null && last === null)) return null;
  const isMonthKnown = [first, last].some((end) => end !== null && 'month' in end && end.month !== null);
  if (!isMonthKnown && (isBareDay(first) || isBareDay(last))) {
    return rest.includes('..') ? { problem: `${rest}: of which month? 12..18 nov, for example` } : null;
  }
  try {
    if (ends.length === 1) return inTime(oneDate(lead, settled(first, null, 'first', now), first), now);
    return inTime(ordered(settled(first, last, 'first', now), settled(last, first, 'last', now)), now);
  } catch (error) {
    if (error instanceof DateProblem) return { problem: error.message };
    throw error;
  }
}

/** What was typed is a date, but none that can be meant; the message says why. */
class DateProblem extends Error {}

/** The two ends of a range, an open one empty; one part where it is none. */
function partsOf(text: string): string[] {
  return text
    .replace(new RegExp(`^(${DAY})[-–](?=${DAY} ${MONTH}\\b)`), '$1..')
    .replace(new RegExp(`^(${MONTH} ${DAY})[-–](?=${DAY}\\b)`), '$1..')
    .split(new RegExp(BETWEEN));
}

/** One end by itself; undefined where it is no date. */
function understandEnd(text: string, now: number): TypedDate | LooseDate | undefined {
  if (text === 'today' || text === 'yesterday') {
    const start = startOfDay(text === 'today' ? now : now - DAY_MS);
    return { start, end: start + DAY_MS - 1000 };
  }
  const counted = text
    .replace(/^(?:(?:this|last|past) )?week$/, '7d')
    .replace(/^(?:(?:this|last|past) )?month$/, '30d');
  const [, count = '', short, long] = /^(\d{1,4}) ?(?:([hdw])|(hour|day|week)s?)(?: ago)?$/.exec(counted) ?? [];
  const unit = short ?? long?.slice(0, 1) ?? '';
  const length = UNITS[unit];
  if (length === undefined) return exactDate(text) ?? looseDate(text);
  const end = Math.floor((now - Number(count) * length) / 1000) * 1000;
  return { start: unit === 'h' ? end : startOfDay(end), end };
}

function startOfDay(time: number): number {
  return Math.floor(time / DAY_MS) * DAY_MS;
}

/** `2026-03-05 14:00`. */
function exactDate(text: string): TypedDate | undefined {
  const seconds = text.length === 10 ? null : parseDate(text.toUpperCase());
  return seconds === null ? undefined : { start: seconds * 1000, end: seconds * 1000 };
}

/** `2026-03-05`, `12 nov 2026`, `nov 12`, `11-12` (as in the first, month and day), `nov`, `12`. */
function looseDate(text: string): LooseDate | undefined {
  const iso = /^(?:(\d{4})-)?(\d{1,2})-(\d{1,2})$/.exec(text);
  if (iso !== null) return { year: numberOf(iso[1]), month: Number(iso[2]) - 1, day: Number(iso[3]) };
  const [, before, month = '', after, year] =
    new RegExp(`^(?:(${DAY})(?: of)?(?: |$))?(?:(${MONTH})(?: |$))?(?:(${DAY})(?: |$))?(\\d{4})?$`).exec(text) ?? [];
  const isBoth = before !== undefined && after !== undefined;
  if (isBoth || (before === undefined && month === '')) return undefined;
  return {
    day: numberOf(before ?? after),
    month: month === '' ? null : MONTH_NAMES.findIndex((name) => name.toLowerCase().startsWith(month.slice(0, 3))),
    year: numberOf(year),
  };
}

function numberOf(text: string | undefined): number | null {
  return text === undefined ? null : Number.parseInt(text, 10);
}

function isBareDay(date: TypedDate | LooseDate | null): boolean {
  return date !== null && 'month' in date && date.month === null;
}

/** The date with what was left to the other end, or to the calendar. */
function settled(
  date: TypedDate | LooseDate | null,
  other: TypedDate | LooseDate | null,
  end: 'first' | 'last',
  now: number,
): TypedDate | null {
  if (date === null || 'start' in date) return date;
  const beside = other !== null && 'month' in other ? other : null;
  const month = date.month ?? beside?.month ?? 0;
  const year = date.year ?? (beside === null ? null : yearBeside(beside, month, end)) ?? lastYearOf(month, now);
  const start = Date.UTC(year, month, date.day ?? 1);
  const next = date.day === null ? Date.UTC(year, month + 1, 1) : start + DAY_MS;
  const name = MONTH_NAMES[month];
  if (name === undefined) throw new DateProblem(`there is no month ${month + 1}: 11-18 is 18 November`);
  if (new Date(start).getUTCMonth() !== month) throw new DateProblem(`there is no ${date.day} ${name} ${year}`);
  return { start, end: next - 1000 };
}

/** The year that the other end tells; where a new year lies between the two, as from December to January, the one beside it. */
function yearBeside({ month: other, year }: LooseDate, month: number, end: 'first' | 'last'): number | null {
  if (year === null || other === null) return year;
  if (end === 'first') return month - other > 6 ? year - 1 : year;
  return other - month > 6 ? year + 1 : year;
}

/** The year in which the month, from 0, last began. */
function lastYearOf(month: number, now: number): number {
  const today = new Date(now);
  return today.getUTCFullYear() - (month > today.getUTCMonth() ? 1 : 0);
}

/** One date with the word before it. */
function oneDate(lead: string, date: TypedDate | null, typed: TypedDate | LooseDate | null): TypedDates {
  if (date === null) return { from: null, to: null, form: 'bare', reversed: false };
  const isMonth = typed !== null && 'day' in typed && typed.day === null;
  const isWhole = isoFrom(date).length === 10 && isoTo(date).length === 10;
  const range = { form: 'range', reversed: false } as const;
  switch (lead) {
    case 'since':
    case 'from':
      return { ...range, from: date, to: null };
    case 'after':
      return { ...range, from: { start: date.end + 1000, end: date.end + 1000 }, to: null };
    case 'until':
    case 'till':
      return { ...range, from: null, to: date };
    case 'before':
      return { ...range, from: null, to: { start: date.start - 1000, end: date.start - 1000 } };
    default:
      return { from: date, to: date, form: isWhole && (lead !== '' || isMonth) ? 'span' : 'bare', reversed: false };
  }
}

function ordered(from: TypedDate | null, to: TypedDate | null): TypedDates {
  const reversed = from !== null && to !== null && from.start > to.start;
  return { ...(reversed ? { from: to, to: from } : { from, to }), form: 'range', reversed };
}

/** Of what has not begun yet there can be no snapshot. */
function inTime(dates: TypedDates, now: number): TypedDates {
  const first = dates.from;
  if (first !== null && first.start > now) throw new DateProblem(`${isoFrom(first)} is in the future`);
  return dates;
}
