import { readFileSync } from 'node:fs';
import { campaignMessages, type JsonObject, parseJson } from '@brazier/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diffText, diffTextSteps, type TextDiff, type TextPart } from '../index.ts';

type ChangedPart = Exclude<TextPart, { op: 'equal' }>;

const join = (diff: TextDiff, side: 'removed' | 'added'): string =>
  diff.parts
    .filter((part) => part.op === 'equal' || part.op === side)
    .map((part) => part.text)
    .join('');

const changed = (diff: TextDiff): ChangedPart[] => diff.parts.filter((part) => part.op !== 'equal');
const marks = (diff: TextDiff, side: 'removed' | 'added'): string[] =>
  changed(diff)
    .filter((part) => part.op === side)
    .flatMap((part) => part.words.filter((word) => word.changed).map((word) => word.text));

/** Everything that must hold of any difference, whatever the budget. */
function expectRight(before: string, after: string, maxSteps?: number): TextDiff {
  const diff = diffText(before, after, maxSteps === undefined ? {} : { maxSteps });
  expect(join(diff, 'removed')).toBe(before);
  expect(join(diff, 'added')).toBe(after);
  diff.parts.forEach((part, index) => {
    if (part.op === 'equal') return;
    expect(part.words.map((word) => word.text).join('')).toBe(part.text);
    if (!part.paired) expect(part.words.every((word) => word.changed)).toBe(true);
    if (!part.paired || part.op === 'added') return;
    const partner = diff.parts[index + 1] as ChangedPart;
    expect(partner).toMatchObject({ op: 'added', paired: true });
    expect(partner.text).not.toBe(part.text);
    const kept = (side: ChangedPart): string => side.words.map((word) => (word.changed ? '' : word.text)).join('');
    expect(kept(partner)).toBe(kept(part));
  });
  return diff;
}

const BODY = longBody();
const pieces = fc.constantFrom(
  '<tr><td>Linen shirt</td><td>49.00</td></tr>',
  '<p>',
  '</p>',
  '{{ first_name | default: "you" }}',
  '{% if a < b %}',
  '{% endif %}',
  '{{',
  '%}',
  'the quick brown fox ',
  'jumps ',
  '\n',
  '\r\n',
  '\r',
  '\t',
  ' ',
  '👩‍👩‍👧',
  '🇩🇪',
  'e\u0301',
  '日本語',
  'ไทย',
  '\ud800',
  '\u200b',
  '"key": 1, ',
  'x'.repeat(450),
  'word '.repeat(120),
);
const texts = fc
  .array(fc.oneof(pieces, fc.string({ unit: 'binary', maxLength: 6 })), { maxLength: 30 })
  .map((list) => list.join(''));
/** A text and an edit of it. */
const edits = fc
  .tuple(fc.array(pieces, { maxLength: 40 }), fc.array(fc.tuple(fc.nat(40), fc.nat(2), pieces), { maxLength: 6 }))
  .map(([list, changes]) => {
    const after = [...list];
    for (const [at, removed, piece] of changes) after.splice(at, removed, piece);
    return [list.join(''), after.join('')] as const;
  });

describe('any two texts', () => {
  it('are rebuilt exactly by the parts, and what is unmarked is the same on both sides', () => {
    fc.assert(
      fc.property(texts, texts, (before, after) => void expectRight(before, after)),
      { numRuns: 500 },
    );
    fc.assert(
      fc.property(edits, ([before, after]) => void expectRight(before, after)),
      { numRuns: 500 },
    );
  });

  it('are rebuilt exactly with any budget, too small ones included', () => {
    fc.assert(
      fc.property(edits, fc.nat(30), ([before, after], maxSteps) => void expectRight(before, after, maxSteps)),
      { numRuns: 500 },
    );
  });

  it('give the same difference each time', () => {
    fc.assert(
      fc.property(edits, ([before, after]) => void expect(diffText(before, after)).toEqual(diffText(before, after))),
      { numRuns: 100 },
    );
  });

  it('that are equal have only equal parts', () => {
    fc.assert(fc.property(texts, (text) => void expect(changed(diffText(text, text))).toEqual([])));
  });
});

describe('what is marked', () => {
  it('is the word that changed, not the line around it', () => {
    const diff = expectRight(
      '<p>Hello there</p><p>Only today: 20 % off linen</p>',
      '<p>Hello there</p><p>Only today: 25 % off linen</p>',
    );
    expect(marks(diff, 'removed')).toEqual(['20']);
    expect(marks(diff, 'added')).toEqual(['25']);
    expect(diff.coarse).toBe(false);
  });

  it('is whole where two lines share less than 40 % of their words', () => {
    const diff = expectRight('one two three four five', 'one 2 3 4 5');
    expect(changed(diff).map((part) => part.paired)).toEqual([false, false]);
    expect(changed(expectRight('one two three four five', 'one two 3 4 5')).map((part) => part.paired)).toEqual([
      true,
      true,
    ]);
  });

  it('is logic inside Liquid and wording outside', () => {
    const before = 'Dear {{ first_name | default: "friend" }}, hello {% if vip %}gold{% endif %}';
    const after = 'Dear {{ first_name | default: "customer" }}, goodbye {% if vip == true %}gold{% endif %}';
    const words = changed(expectRight(before, after)).flatMap((part) => (part.op === 'added' ? part.words : []));
    const logic = words.filter((word) => word.changed && word.logic).map((word) => word.text.trim());
    const wording = words.filter((word) => word.changed && !word.logic).map((word) => word.text.trim());
    expect([...logic, ...wording].filter((text) => text !== '')).toEqual(['customer', '== true', 'goodbye']);
  });

  it('is logic in a whole line too, and an unclosed brace is none', () => {
    const [part] = changed(expectRight('', 'a {{ b }} c {{ d'));
    expect(part?.words).toEqual([
      { text: 'a ', changed: true, logic: false },
      { text: '{{ b }}', changed: true, logic: true },
      { text: ' c {{ d', changed: true, logic: false },
    ]);
  });

  it('never splits an emoji, a flag or a letter from its accent', () => {
    expect(marks(expectRight('a b c d 👩‍👩‍👧', 'a b c d 👩‍👩‍👦'), 'added')).toEqual(['👩‍👩‍👦']);
    expect(marks(expectRight('a b c d 🇩🇪', 'a b c d 🇩🇰'), 'added')).toEqual(['🇩🇰']);
    expect(marks(expectRight('a b c d 👋🏽', 'a b c d 👋🏿'), 'added')).toEqual(['👋🏿']);
    expect(marks(expectRight('a b c d 🏃🏽‍♀️‍➡️', 'a b c d 🏃🏽‍♂️‍➡️'), 'added')).toEqual(['🏃🏽‍♂️‍➡️']);
    expect(marks(expectRight('a b c d 🏴󠁧󠁢󠁥󠁮󠁧󠁿', 'a b c d 🏴󠁧󠁢󠁳󠁣󠁴󠁿'), 'added')).toEqual(['🏴󠁧󠁢󠁳󠁣󠁴󠁿']);
    expect(marks(expectRight('a b c d e\u0301', 'a b c d e\u0300'), 'added')).toEqual(['e\u0300']);
  });

  it('is one character where a script has no spaces', () => {
    expect(marks(expectRight('今日は二十%引きです', '今日は三十%引きです'), 'added')).toEqual(['三']);
  });

  it('is one word in a long line without a tag, not the rest of the line behind it', () => {
    const line = Array.from({ length: 600 }, (_, index) => `w${index}`).join(' ');
    const diff = expectRight(line, line.replace('w3 ', 'w3 new '));
    expect(marks(diff, 'removed')).toEqual([]);
    expect(marks(diff, 'added').join('').trim()).toBe('new');
  });

  it('is the change of white space alone', () => {
    expect(marks(expectRight('one two three\n', 'one  two three\n'), 'added')).toEqual(['  ']);
    expect(marks(expectRight('one two three\r\n', 'one two three\n'), 'removed')).toEqual(['\r\n']);
  });
});

describe('a long text', () => {
  it('finds a moved paragraph between others that stand once, when the budget is too small for the smallest difference', () => {
    const lines = Array.from({ length: 300 }, (_, index) => `line ${index} of the text\n`);
    const edited = lines.map((line, index) => (index % 3 === 0 ? `other ${index}\n` : line));
    const diff = expectRight(lines.join(''), edited.join(''), 40);
    expect(diff.parts.filter((part) => part.op === 'equal')).toHaveLength(200);
  });

  it('says that it is coarse when the budget ends, and not before', () => {
    const edited = BODY.replace(/(\d+)\.(\d\d)/g, (_, whole: string, cents: string) => `${Number(whole) + 1}.${cents}`);
    expect(expectRight(BODY, edited).coarse).toBe(false);
    expect(expectRight(BODY, edited, 100).coarse).toBe(true);
  });

  it('is coarse where lines that both sides have are not looked for, and not where they have none', () => {
    const lines = (start: string, count: number): string[] =>
      Array.from({ length: count }, (_, index) => `${start}${index}\n`);
    const before = [...lines('a', 150), ...Array.from({ length: 60 }, () => 'same\n')].join('');
    expect(expectRight(before, [...lines('b', 8), 'same\n', 'c\n'].join(''), 1_000).coarse).toBe(true);
    expect(expectRight(before, [...lines('b', 8), 'same\n', 'c\n'].join('')).coarse).toBe(false);
    expect(expectRight(before, lines('b', 11).join(''), 10_000).coarse).toBe(false);
  });

  it('is coarse where lines that both sides have come in another order, and the smallest difference is not found', () => {
    const lines = Array.from({ length: 300 }, (_, index) => `line ${index} of the text\n`);
    const turned = [...lines.slice(100), ...lines.slice(0, 100)];
    expect(expectRight(lines.join(''), turned.join(''), 5_000).coarse).toBe(true);
    expect(expectRight(lines.join(''), turned.join('')).coarse).toBe(false);
  });

  it('has no line that was edited into itself, though the smallest difference was not found', () => {
    const lines = (seed: number): string => shuffled(`${'some\n '.repeat(500)}${'other\n '.repeat(500)}`, seed);
    const diff = expectRight(lines(3), lines(5), 20_000);
    expect(diff.coarse).toBe(true);
    expect(diff.parts.filter((part) => part.op === 'equal').length).toBeGreaterThan(10);
  });

  it('is coarse where there was no budget left for the words of lines that were found', () => {
    const line = (index: number, words: string): string => `${index} ${`${words} `.repeat(6)}${'kept '.repeat(8)}\n`;
    const text = (words: string): string => Array.from({ length: 50 }, (_, index) => line(index, words)).join('');
    expect(expectRight(text('old'), text('new'), 400).coarse).toBe(true);
    expect(expectRight(text('old'), text('new')).coarse).toBe(false);
  });

  it('takes no line that stands twice for an anchor', () => {
    const lines = (start: string): string => Array.from({ length: 150 }, (_, index) => `${start}${index}\n`).join('');
    const diff = expectRight(`p\nx\n${lines('a')}x\nq\nr\n`, `o\n${lines('b')}x\nq\ns\n`, 100);
    const kept = diff.parts.flatMap((part, index) => (part.op === 'equal' ? [{ text: part.text, index }] : []));
    expect(kept.map(({ text }) => text)).toEqual(['x\n', 'q\n']);
    expect(kept[0]?.index).toBeGreaterThan(300);
  });

  it('of 100 KB in one line is told word by word where every row changed', () => {
    const edited = BODY.replace(/>([^<]{3,})</g, '>$1 now<');
    const diff = expectRight(BODY, edited);
    expect(edited).not.toBe(BODY);
    expect(diff.coarse).toBe(false);
    expect(changed(diff).every((part) => part.paired)).toBe(true);
    expect(new Set(marks(diff, 'added').map((text) => text.trim()))).toEqual(new Set(['now']));
  });

  it('of 100 KB in one line whose words are shuffled is told coarsely', () => {
    expect(expectRight(BODY, shuffled(BODY)).coarse).toBe(true);
  });

  it('of hostile repetition is told all the same', () => {
    expectRight('{{'.repeat(50_000), '{%'.repeat(50_000));
    expectRight('<'.repeat(100_000), '<a '.repeat(33_000));
    expectRight(' '.repeat(100_000), ' \t'.repeat(50_000));
  });
});

it('in steps is the same as at once', () => {
  const steps = diffTextSteps(BODY, BODY.replace(/Linen/g, 'Hemp'));
  let count = 0;
  for (;;) {
    const step = steps.next();
    if (step.done) {
      expect(step.value).toEqual(diffText(BODY, BODY.replace(/Linen/g, 'Hemp')));
      break;
    }
    count += 1;
  }
  expect(count).toBeGreaterThan(0);
});

function longBody(): string {
  const file = new URL('../../../schema/fixtures/payloads/details-03-email-100kb-one-line.json', import.meta.url);
  const details = parseJson(readFileSync(file, 'utf8')) as JsonObject;
  const [message] = Object.values(campaignMessages(details)) as JsonObject[];
  return message?.body as string;
}

/** The words of a text in another order, the same for each seed. */
function shuffled(text: string, from = 7): string {
  const words = text.split(' ');
  let seed = from;
  for (let index = words.length - 1; index > 0; index -= 1) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    const other = seed % (index + 1);
    [words[index], words[other]] = [words[other] as string, words[index] as string];
  }
  return words.join(' ');
}
