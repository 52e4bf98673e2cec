import { UsageError } from './usage-error.ts';

const SECONDS_PER_UNIT: Record<string, number> = { s: 1, m: 60, h: 3600, d: 86_400 };

/**
 * A duration of the command line in seconds: a whole number of seconds, or of `s`, `m`, `h` or `d`.
 * Throws UsageError with the option's name.
 */
export function parseDuration(text: string, option: string): number {
  const [, digits = '', unit = 's'] = /^(\d{1,9})([smhd])?$/.exec(text) ?? [];
  const seconds = Number(digits) * (SECONDS_PER_UNIT[unit] ?? 1);
  if (digits === '') throw new UsageError(`--${option} takes a duration such as 300, 5m or 24h, not "${text}".`);
  return seconds;
}
