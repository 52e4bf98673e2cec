const UNITS: readonly [seconds: number, name: string][] = [
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
  [1, 'second'],
];

/** A number of seconds in words: `3 days`, `1 day 12 hours`. */
export function durationWords(seconds: number): string {
  if (!Number.isSafeInteger(seconds) || seconds <= 0) return `${seconds} seconds`;
  const words: string[] = [];
  let rest = seconds;
  for (const [size, name] of UNITS) {
    const count = Math.floor(rest / size);
    if (count > 0) words.push(`${count} ${name}${count === 1 ? '' : 's'}`);
    rest -= count * size;
  }
  return words.join(' ');
}
