/** A run of numbers: how many, and how many of them are preferred. */
interface Run {
  length: number;
  preferred: number;
}

const NONE: Run = { length: 0, preferred: 0 };

/**
 * The longest run of increasing numbers in a list of distinct ones. Of equally long runs the one with most preferred members, and of
 * these the one whose members come latest in the list. Takes n log n steps.
 *
 * @param isPreferred asked with an index of the list.
 * @returns the indexes of the run's members, ascending.
 */
export function longestIncreasing(
  numbers: readonly number[],
  isPreferred = (_index: number): boolean => false,
): number[] {
  if (numbers.every((number, index) => index === 0 || number > (numbers[index - 1] as number)))
    return [...numbers.keys()];
  const runs = runsFromEach(numbers, isPreferred);
  // For each run that is wanted next, the indexes at which such a run begins, the latest last.
  const starts = Map.groupBy(numbers.keys(), (index) => keyOf(runs[index] as Run));
  const members: number[] = [];
  let wanted = runs.reduce((best, run) => (isBetter(run, best) ? run : best), NONE);
  let last = Number.NEGATIVE_INFINITY;
  while (wanted.length > 0) {
    const candidates = starts.get(keyOf(wanted)) ?? [];
    const index = candidates.findLast((candidate) => (numbers[candidate] as number) > last) as number;
    members.push(index);
    last = numbers[index] as number;
    wanted = { length: wanted.length - 1, preferred: wanted.preferred - Number(isPreferred(index)) };
  }
  return members;
}

/** The best run that begins at each index. */
function runsFromEach(numbers: readonly number[], isPreferred: (index: number) => boolean): Run[] {
  const ranks = new Map([...numbers].sort((left, right) => right - left).map((number, rank) => [number, rank + 1]));
  // A binary indexed tree: the best run that begins with a number of at most so low a rank, that is with one at least so large.
  const best: Run[] = [];
  const runs: Run[] = [];
  for (let index = numbers.length - 1; index >= 0; index -= 1) {
    const rank = ranks.get(numbers[index] as number) as number;
    let follow = NONE;
    for (let at = rank - 1; at > 0; at -= at & -at) follow = betterOf(best[at], follow);
    const run = { length: follow.length + 1, preferred: follow.preferred + Number(isPreferred(index)) };
    runs[index] = run;
    for (let at = rank; at <= numbers.length; at += at & -at) best[at] = betterOf(best[at], run);
  }
  return runs;
}

function betterOf(run: Run | undefined, other: Run): Run {
  return run && isBetter(run, other) ? run : other;
}

function isBetter(run: Run, other: Run): boolean {
  return run.length > other.length || (run.length === other.length && run.preferred > other.preferred);
}

function keyOf({ length, preferred }: Run): string {
  return `${length} ${preferred}`;
}
