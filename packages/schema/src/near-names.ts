/** So many near names are offered. */
const MOST = 3;
/** In characters: longer ones are no slips of a name. */
const LONGEST = 100;

/** Up to three of the known names that somebody may have meant, nearest first; none where nothing is near. */
export function nearNames(typed: string, known: readonly string[]): string[] {
  const wanted = plain(typed);
  if (wanted === '' || wanted.length > LONGEST) return [];
  const most = Math.max(1, Math.floor(wanted.length / 3));
  return known
    .map((name) => ({ name, distance: distanceOf(wanted, plain(name)) }))
    .filter(({ distance }) => distance <= most)
    .toSorted((one, other) => one.distance - other.distance)
    .slice(0, MOST)
    .map(({ name }) => name);
}

/** `; did you mean "email" or "sms"?` to stand behind what is wrong; empty where no known name is near. */
export function didYouMean(typed: string, known: readonly string[]): string {
  const names = nearNames(typed, known).map((name) => `"${name}"`);
  return names.length === 0 ? '' : `; did you mean ${names.join(' or ')}?`;
}

/** Case and the signs between words are where names are misremembered, not where they differ. */
function plain(name: string): string {
  return name.toLowerCase().replace(/[\s._-]+/g, '');
}

/** How many characters must be added, left out, replaced, or swapped with the next one. */
function distanceOf(one: string, other: string): number {
  let [beforeLast, last]: number[][] = [[], Array.from({ length: other.length + 1 }, (_, index) => index)];
  for (let at = 1; at <= one.length; at += 1) {
    const row = [at];
    for (let to = 1; to <= other.length; to += 1) {
      const isSame = one[at - 1] === other[to - 1];
      const isSwapped = at > 1 && to > 1 && one[at - 1] === other[to - 2] && one[at - 2] === other[to - 1];
      row[to] = Math.min(
        (last?.[to] ?? 0) + 1,
        (row[to - 1] ?? 0) + 1,
        (last?.[to - 1] ?? 0) + (isSame ? 0 : 1),
        isSwapped ? (beforeLast?.[to - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
      );
    }
    [beforeLast, last] = [last ?? [], row];
  }
  return last?.[other.length] ?? one.length;
}
