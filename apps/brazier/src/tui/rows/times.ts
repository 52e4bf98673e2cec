const DAY = 86_400_000;
const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** The UTC day of a time as a number, for grouping; NaN where the text is no time. */
export function dayNumber(time: string): number {
  return Math.floor(Date.parse(time) / DAY);
}

/** `Thu 5 Mar 2026`; the text itself where it is no time. */
export function formatDay(time: string): string {
  const at = new Date(time);
  if (Number.isNaN(at.getTime())) return time;
  return `${WEEKDAYS[at.getUTCDay()]} ${at.getUTCDate()} ${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** `14:02`, UTC; `--:--` where the text is no time. */
export function formatClock(time: string): string {
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? '--:--' : at.toISOString().slice(11, 16);
}

/** `2026-03-05 14:02`, UTC; the text itself where it is no time. */
export function formatMinute(time: string): string {
  const at = new Date(time);
  return Number.isNaN(at.getTime()) ? time : `${at.toISOString().slice(0, 10)} ${at.toISOString().slice(11, 16)}`;
}

/** `today`, `yesterday`, `3 days ago`; empty for the future or where the text is no time. `now` in ms since 1970. */
export function daysAgo(time: string, now: number): string {
  const days = Math.floor(now / DAY) - dayNumber(time);
  if (Number.isNaN(days) || days < 0) return '';
  if (days === 0) return 'today';
  return days === 1 ? 'yesterday' : `${days} days ago`;
}

/** Seconds as a person says them, exactly: `3 days`, `1 hour 30 min`, `45 s`. */
export function formatDuration(seconds: number): string {
  if (!Number.isInteger(seconds) || seconds < 0) return `${seconds} s`;
  const units: [number, string, string][] = [
    [86_400, 'day', 'days'],
    [3_600, 'hour', 'hours'],
    [60, 'min', 'min'],
    [1, 's', 's'],
  ];
  let rest = seconds;
  const parts: string[] = [];
  for (const [size, one, many] of units) {
    const count = Math.floor(rest / size);
    rest -= count * size;
    if (count > 0) parts.push(`${count} ${count === 1 ? one : many}`);
  }
  return parts.length === 0 ? '0 s' : parts.join(' ');
}

/** How far `time` lies from `other`: `2 h before`, `3 days after`; null where either is no time or both are the same minute. */
export function distance(time: string, other: string): string | null {
  const between = Date.parse(time) - Date.parse(other);
  if (Number.isNaN(between)) return null;
  const minutes = Math.round(Math.abs(between) / 60_000);
  if (minutes === 0) return null;
  const side = between < 0 ? 'before' : 'after';
  if (minutes < 120) return `${minutes} min ${side}`;
  if (minutes < 48 * 60) return `${Math.round(minutes / 60)} h ${side}`;
  return `${Math.round(minutes / 1440)} days ${side}`;
}
