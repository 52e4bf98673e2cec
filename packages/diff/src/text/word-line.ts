import type { StepBudget } from '../step-budget.ts';
import { splitWords, type WordBag, wordBag } from './words.ts';

/** Steps that a text costs when its words are looked for, and besides each of its words. */
const TEXT_STEPS = 20;
const WORD_STEPS = 8;

/** Words by text. They are looked for when they are first asked for, and once: most lines never are, and a line may stand a thousand times. */
export class KnownWords {
  readonly #known = new Map<string, { words: readonly string[]; bag: WordBag }>();
  readonly #budget: StepBudget;

  /** @param budget is charged for all words that are looked for. */
  constructor(budget: StepBudget) {
    this.#budget = budget;
  }

  of(text: string): { words: readonly string[]; bag: WordBag } {
    const known = this.#known.get(text);
    if (known) return known;
    const words = splitWords(text);
    this.#budget.spend(TEXT_STEPS + WORD_STEPS * words.length);
    const found = { words, bag: wordBag(words) };
    this.#known.set(text, found);
    return found;
  }
}

/** A segment of a text, or several that only its length had divided. */
export class WordLine {
  readonly text: string;
  /** Its place in the text. */
  readonly start: number;
  readonly #known: KnownWords;

  constructor(text: string, start: number, known: KnownWords) {
    this.text = text;
    this.start = start;
    this.#known = known;
  }

  get words(): readonly string[] {
    return this.#known.of(this.text).words;
  }

  get bag(): WordBag {
    return this.#known.of(this.text).bag;
  }

  /** One line of two that follow each other. */
  join(next: WordLine): WordLine {
    return new WordLine(this.text + next.text, this.start, this.#known);
  }
}
