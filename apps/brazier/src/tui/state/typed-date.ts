const DAY_MS = 86_400_000;

/** One date as it was understood, in ms since 1970: the beginning and the last second of what it means. */
export interface TypedDate {
  start: number;
  end: number;
}

/** The beginning as a day or a time, without seconds where they are none: `2026-03-05T14:00Z`. */
export function isoFrom({ start }: TypedDate): string {
  return start % DAY_MS === 0 ? new Date(start).toISOString().slice(0, 10) : isoTime(start);
}

/** The last second as the day that ends with it, or as a time. */
export function isoTo({ end }: TypedDate): string {
  return (end + 1000) % DAY_MS === 0 ? new Date(end).toISOString().slice(0, 10) : isoTime(end);
}

function isoTime(time: number): string {
  return `${new Date(time).toISOString().slice(0, time % 60_000 === 0 ? 16 : 19)}Z`;
}
