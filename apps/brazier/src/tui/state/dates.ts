import { parseDate } from '@brazier/store';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
const UNITS: Readonly<Record<string, number>> = { h: HOUR_MS, d: DAY_MS, w: 7 * DAY_MS };
const SPAN = /^(\d{1,4})\s*(?:(h|d|w)|(hour|day|week)s?)(?:\s+ago)?$/i;

/** What is said where a typed text is no date. */
export const DATE_FORMATS = '2026-03-05, 2026-03-05 14:00, or how long ago: 2w, 14 days, 36h';

/** A date as it was understood. */
export interface UnderstoodDate {
  /** A day or a time; as it was typed for the end of a comparison, else a time is `YYYY-MM-DDTHH:MM:SSZ`. */
  value: string;
  /** In ms since 1970: the last second of a day, or its first with `edge` `start`. */
  time: number;
}

/**
 * A date as people type it: a day, a time (UTC where it names no other zone), or how long ago. Null where the text is none. What was so many
 * days ago is a time for the end of a comparison, and the beginning of that day for `edge` `start`. `now` is in ms since 1970.
 */
export function understandDate(text: string, now: number, edge: 'start' | 'end'): UnderstoodDate | null {
  const typed = text.trim();
  const [, count = '', short, long] = SPAN.exec(typed) ?? [];
  const unit = (short ?? long?.slice(0, 1) ?? '').toLowerCase();
  const length = UNITS[unit];
  if (length !== undefined) {
    const moment = now - Number(count) * length;
    const time = edge === 'start' && unit !== 'h' ? Math.floor(moment / DAY_MS) * DAY_MS : moment;
    return { value: edge === 'start' && unit !== 'h' ? isoDay(time) : isoSecond(time), time };
  }
  const seconds = parseDate(typed, edge);
  if (seconds === null) return null;
  const isDay = /^\d{4}-\d\d-\d\d$/.test(typed);
  return { value: isDay || edge === 'end' ? typed : isoSecond(seconds * 1000), time: seconds * 1000 };
}

function isoSecond(time: number): string {
  return `${new Date(time).toISOString().slice(0, 19)}Z`;
}

function isoDay(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
