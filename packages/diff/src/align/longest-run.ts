/**
 * Which of the given positions stay where they are and which moved: the longest run that increases stays. Of equally long runs the one that
 * leaves most elements at their very index, and then the one whose early elements move.
 *
 * @param positions the new index of each element, in the old order.
 * @param stable for each element, whether its old and its new index are the same.
 * @returns the indexes into `positions` that moved, ascending.
 */
export function movedPositions(positions: readonly number[], stable: readonly boolean[]): number[] {
  if (positions.every((position, index) => index === 0 || position > (positions[index - 1] ?? 0))) return [];
  const best = runsFrom(positions, stable);
  const stays = new Set<number>();
  let last = -1;
  let open: Run | null = best.reduce<Run | null>((longest, run) => (beats(run, longest) ? run : longest), null);
  while (open && open.length > 0) {
    const wanted: Run = open;
    // The latest start of an equally good run: what stood before it moved.
    const at = best.findLastIndex((run, index) => isSame(run, wanted) && (positions[index] ?? -1) > last);
    if (at === -1) break;
    stays.add(at);
    last = positions[at] ?? last;
    open = { length: wanted.length - 1, fixed: wanted.fixed - (stable[at] ? 1 : 0) };
  }
  return positions.map((_, index) => index).filter((index) => !stays.has(index));
}

interface Run {
  length: number;
  fixed: number;
}

function beats(run: Run, other: Run | null): boolean {
  if (!other) return true;
  return run.length > other.length || (run.length === other.length && run.fixed > other.fixed);
}

function isSame(run: Run, other: Run): boolean {
  return run.length === other.length && run.fixed === other.fixed;
}

/** The best increasing run that begins at each index. */
function runsFrom(positions: readonly number[], stable: readonly boolean[]): Run[] {
  const best: Run[] = positions.map(() => ({ length: 0, fixed: 0 }));
  for (let at = positions.length - 1; at >= 0; at -= 1) {
    let follow: Run = { length: 0, fixed: 0 };
    for (let next = at + 1; next < positions.length; next += 1) {
      const run = best[next];
      if (run && (positions[next] ?? 0) > (positions[at] ?? 0) && beats(run, follow)) follow = run;
    }
    best[at] = { length: follow.length + 1, fixed: follow.fixed + (stable[at] ? 1 : 0) };
  }
  return best;
}
