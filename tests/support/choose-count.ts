const isLongRun = process.env['BRAZIER_TEST'] === 'long';

/**
 * How often a test repeats what it does: `short` times in `pnpm test`, `long` times in `pnpm test:long`, which runs the test files that ask here and no others.
 */
export function chooseCount({ short, long }: { short: number; long: number }): number {
  return isLongRun ? long : short;
}
