/** Equal lines that stay around each difference at least. */
const LINES = 3;
/** Lines with words that stay before a difference: a price alone says nothing, the product's name stands above it. */
const LINES_WITH_WORDS = 2;
/** So far is looked for them. */
const MAX_LINES = 8;

const MARKUP = /<style[^<]*<\/style>|<[^<>]*>|\{%[^%]*%\}|\{\{[^{}]*\}\}/gi;
const WORD = /\p{L}{2}/u;

/**
 * How many lines of an equal run stay when it is folded: `head` from its start, after a difference; `tail` from its end, before the next. What is left
 * between them is worth a fold from two lines on.
 *
 * @param run the lines, in order.
 * @param beside whether a difference stands before and after the run.
 */
export function equalContext(
  run: readonly { text: string }[],
  beside: { before: boolean; after: boolean },
): { head: number; tail: number } {
  const head = beside.before ? LINES : 0;
  const tail = beside.after ? linesBefore(run) : 0;
  return run.length - head - tail < 2 ? { head: run.length, tail: 0 } : { head, tail };
}

function linesBefore(run: readonly { text: string }[]): number {
  const near = run.slice(-MAX_LINES).reverse();
  let withWords = 0;
  const last = near.findIndex(({ text }) => {
    if (WORD.test(text.replace(MARKUP, ''))) withWords += 1;
    return withWords === LINES_WITH_WORDS;
  });
  return Math.max(LINES, last + 1);
}
