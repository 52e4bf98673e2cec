/** No word is searched for its ends farther than this, in characters: scripts without spaces have none. */
const LONGEST_WORD = 40;
const WORD_BREAK = /[\s<>"'=(){}%|]/;

/** What is left of two texts without what they share at both ends, widened to whole words. Linear in the texts' lengths. */
export function differingParts(before: string, after: string): [string, string] {
  let start = sharedStart(before, after);
  let end = sharedEnd(before, after, Math.min(before.length, after.length) - start);
  const [leastStart, leastEnd] = [start - LONGEST_WORD, end - LONGEST_WORD];
  while (start > Math.max(0, leastStart) && (isInWord(before, start) || isInWord(after, start))) start -= 1;
  while (
    end > Math.max(0, leastEnd) &&
    (isInWord(before, before.length - end) || isInWord(after, after.length - end))
  ) {
    end -= 1;
  }
  if (splitsPair(before, start)) start -= 1;
  if (splitsPair(before, before.length - end)) end -= 1;
  return [before.slice(start, before.length - end), after.slice(start, after.length - end)];
}

function sharedStart(before: string, after: string): number {
  const most = Math.min(before.length, after.length);
  let count = 0;
  while (count < most && before.charCodeAt(count) === after.charCodeAt(count)) count += 1;
  return count;
}

function sharedEnd(before: string, after: string, most: number): number {
  let count = 0;
  while (count < most && before.charCodeAt(before.length - 1 - count) === after.charCodeAt(after.length - 1 - count)) {
    count += 1;
  }
  return count;
}

/** True where the position lies between two characters of one word. */
function isInWord(text: string, position: number): boolean {
  const [left, right] = [text[position - 1], text[position]];
  return left !== undefined && right !== undefined && !WORD_BREAK.test(left) && !WORD_BREAK.test(right);
}

/** True where the position lies between the two halves of one character. */
function splitsPair(text: string, position: number): boolean {
  return /[\udc00-\udfff]/.test(text[position] ?? '') && /[\ud800-\udbff]/.test(text[position - 1] ?? '');
}
