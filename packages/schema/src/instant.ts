import type { Json } from './json.ts';

const ISO_8601 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.(\d{1,9}))?)?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Milliseconds since the epoch of a time that Braze wrote (ISO 8601 with an offset), or null where it is none. */
export function readInstant(value: Json | undefined): number | null {
  if (typeof value !== 'string' || !ISO_8601.test(value)) return null;
  const time = Date.parse(value);
  return Number.isNaN(time) ? null : time;
}

/** True for two spellings of one instant, as `2026-01-04T09:00:00Z` and `2026-01-04T10:00:00+01:00`; to the nanosecond. */
export function sameInstant(left: Json | undefined, right: Json | undefined): boolean {
  const instant = readInstant(left);
  return instant !== null && instant === readInstant(right) && belowMilliseconds(left) === belowMilliseconds(right);
}

function belowMilliseconds(value: Json | undefined): string {
  const fraction = ISO_8601.exec(String(value))?.[1] ?? '';
  return fraction.slice(3).replace(/0+$/, '');
}

/** An instant as Brazier writes it: `YYYY-MM-DDTHH:MM:SSZ`, in UTC. `milliseconds` count from the epoch. */
export function formatInstant(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
