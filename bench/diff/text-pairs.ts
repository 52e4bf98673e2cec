import { createWorld } from '@brazier/fake-braze';
import { messageOf } from './edit-details.ts';

/** A text in two states. */
export interface TextPair {
  /** What happened to it, as a clause. */
  what: string;
  before: string;
  after: string;
}

/** A mail of 100 KB in one line, as editors export them, and what is hard to tell of it; texts of that size that have no words to go by. */
export function textPairs(): TextPair[] {
  const world = createWorld();
  const mail = String(messageOf(world.details(world.idOf('Black Friday hero'))).body);
  return [
    { what: 'one word is changed', before: mail, after: mail.replace('No countdown', 'No deadline') },
    { what: 'every row is changed', before: mail, after: raisePrices(mail) },
    { what: 'all words are shuffled', before: mail, after: shuffleWords(mail) },
    { what: 'the rows come in the opposite order', before: mail, after: mail.split('<tr>').reverse().join('<tr>') },
    { what: 'another text throughout', before: mail, after: replaceLetters(mail) },
    { what: 'another text throughout, Japanese without tags', before: japanese(7), after: japanese(8) },
    { what: 'lines of one letter, two letters in all', before: shortLines(7), after: shortLines(8) },
    { what: 'lines of three signs, nine of ten are others', before: signLines(7, 7), after: signLines(7, 8) },
    { what: 'cells of signs in another order', before: signCells(1), after: signCells(7_919) },
    { what: 'emoji and commas in the opposite order', before: emoji(), after: [...emoji()].reverse().join('') },
  ];
}

/** A mail with each price one higher. */
export function raisePrices(mail: string): string {
  return mail.replace(/(\d+)(\.\d\d €)/g, (_, whole: string, rest: string) => `${Number(whole) + 1}${rest}`);
}

/** The words in another order, the same each time. */
function shuffleWords(mail: string): string {
  const words = mail.split(' ').map((word, index) => ({ word, place: (index * 7_919) % 65_521 }));
  return words
    .sort((left, right) => left.place - right.place)
    .map(({ word }) => word)
    .join(' ');
}

/** Every letter is another, within tags too: no word and no line is left. */
function replaceLetters(mail: string): string {
  const letters = 'abcdefghijklmnopqrstuvwxyz';
  return mail.toLowerCase().replace(/[a-z]/g, (letter) => letters[(letters.indexOf(letter) + 13) % 26] ?? letter);
}

/** A text of 100 KB without spaces: each character is a word there. */
function japanese(seed: number): string {
  return numbersBelow(300, 34_000, seed)
    .map((number) => String.fromCharCode(0x4e00 + number))
    .join('');
}

/** A text of 100 KB in 50,000 lines that say nothing: whatever is aligned is aligned by chance. */
function shortLines(seed: number): string {
  return numbersBelow(2, 50_000, seed)
    .map((number) => `${'ab'[number]}\n`)
    .join('');
}

/** A text of 100 KB in 25,000 lines without letters, of which every tenth is the same for each `other`. */
function signLines(seed: number, other: number): string {
  const others = numbersBelow(125, 25_000, other);
  return numbersBelow(125, 25_000, seed)
    .map((number, index) => `${signs((index % 10 === 0 ? number : others[index]) ?? 0)}\n`)
    .join('');
}

/** A text of 100 KB in 9,000 cells of a table, in an order that hangs on `step`. */
function signCells(step: number): string {
  return Array.from({ length: 8_999 }, (_, index) => `<td>${signs((index * step) % 8_999)}</td>`).join('');
}

function signs(number: number): string {
  return [...number.toString(5).padStart(3, '0')].map((digit) => '{}%<>'[Number(digit)]).join('');
}

/** A text of 100 KB. */
function emoji(): string {
  return numbersBelow(3, 20_000, 7)
    .map((number) => `${['😀', '😁', '👍🏽'][number]},`)
    .join('');
}

/** The same each time. */
function numbersBelow(limit: number, count: number, seed: number): number[] {
  let state = seed;
  return Array.from({ length: count }, () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  });
}
