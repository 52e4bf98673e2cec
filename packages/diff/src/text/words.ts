const ASCII = /^[\0-\x7f]*$/;
const ASCII_WORD = /\w+|\s+|[^\w\s]/g;

// Scripts written without spaces count each character as a word; marks stay with their letter and an emoji stays whole,
// so that no half of a cluster is ever marked. The last alternative takes whatever is left: joined, the words are the text.
// What is common comes first, but for the keycaps, which begin with a digit.
const WORD =
  /[0-9#*]\uFE0F?\u20E3|[[\p{L}\p{N}_]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]][[\p{L}\p{N}\p{M}_]--[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]]*|\s+|[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}]\p{M}*|\p{RI}{2}\p{M}*|\p{Extended_Pictographic}[\p{EMod}\p{M}\u{E0020}-\u{E007F}]*(?:\u200D\p{Extended_Pictographic}[\p{EMod}\p{M}]*)*|[\s\S]\p{M}*/gv;

const LETTER_OR_NUMBER = /[\p{L}\p{N}]/u;

/** Splits a text into words, spaces and signs; joined they are the text again. */
export function splitWords(text: string): string[] {
  return text.match(ASCII.test(text) ? ASCII_WORD : WORD) ?? [];
}

/** How often each word stands in a text, given as its words: what `wordSimilarity` compares. Signs and spaces count only where there is nothing else. */
export interface WordBag {
  counts: ReadonlyMap<string, number>;
  size: number;
}

export function wordBag(all: readonly string[]): WordBag {
  const meaningful = all.filter((word) => LETTER_OR_NUMBER.test(word));
  const words = meaningful.length > 0 ? meaningful : all;
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return { counts, size: words.length };
}

/** The share of words that two texts have in common, from 0 to 1. */
export function wordSimilarity(left: WordBag, right: WordBag): number {
  if (left.size === 0 || right.size === 0) return 0;
  const [small, large] = left.counts.size <= right.counts.size ? [left, right] : [right, left];
  let common = 0;
  for (const [word, count] of small.counts) common += Math.min(count, large.counts.get(word) ?? 0);
  return (2 * common) / (left.size + right.size);
}
