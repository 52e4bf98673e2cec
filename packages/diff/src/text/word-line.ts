import { splitWords, type WordBag, wordBag } from './words.ts';

/** A segment of a text, or several that only its length had divided. Its words are looked for when they are first asked for: most lines never are. */
export class WordLine {
  readonly text: string;
  /** Its place in the text. */
  readonly start: number;
  #words: string[] | undefined;
  #bag: WordBag | undefined;

  constructor(text: string, start: number) {
    this.text = text;
    this.start = start;
  }

  get words(): readonly string[] {
    this.#words ??= splitWords(this.text);
    return this.#words;
  }

  get bag(): WordBag {
    this.#bag ??= wordBag(this.words);
    return this.#bag;
  }
}
