import type { Json, JsonObject } from '@brazier/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { diff } from './index.ts';
import { campaignWith } from './rules/example.ts';
import { arbitraryDetails, stateOf } from './testing/arbitrary-campaigns.ts';
import { arbitraryEdits, editBlindly } from './testing/arbitrary-edits.ts';
import { context, onlyChange } from './testing/told.ts';

function sentence(before: JsonObject, after: JsonObject): string {
  return onlyChange(before, after).text;
}

function field(channel: string, name: string, before: Json | undefined, after: Json | undefined): string {
  const holding = (value: Json | undefined): JsonObject => ({
    messages: { m: { channel, name: 'Variation 1', ...(value !== undefined && { [name]: value }) } },
  });
  return sentence(holding(before), holding(after));
}

const words = (count: number, at: Record<number, string> = {}): string =>
  Array.from({ length: count }, (_, index) => at[index] ?? `word${index}`).join(' ');

describe('a sentence', () => {
  it('tells a subject as the contract does', () => {
    expect(field('email', 'subject', 'Old subject', 'New subject')).toBe(
      'email “Variation 1”: subject “Old subject” → “New subject”',
    );
  });

  it.each<[string, Json | undefined, Json | undefined, string]>([
    ['emptied', 'Hi', '', 'subject “Hi” → empty'],
    ['null', 'Hi', null, 'subject “Hi” → no value'],
    ['absent', 'Hi', undefined, 'subject removed, was “Hi”'],
    ['absent before', undefined, 'Hi', 'subject added: “Hi”'],
    ['null before', null, 'Hi', 'subject no value → “Hi”'],
    ['blank', 'Hi', '  ', 'subject “Hi” → only spaces'],
    ['a number now', '1', 1, 'subject “1” → 1 (now a number, was text), of a kind that Braze does not describe'],
    ['a number before', 1, '1', 'subject 1 → “1” (now text, was a number)'],
    ['a list now', 'a', ['a'], 'subject “a” → “a” (now a list, was text), of a kind that Braze does not describe'],
  ])('has a word of its own for what is %s', (_, before, after, told) => {
    expect(field('email', 'subject', before, after)).toBe(`email “Variation 1”: ${told}`);
  });

  it.each<[string, string, string, string, string]>([
    ['only spaces', 'a  b', 'a b', 'body: only spaces or line breaks changed: “a··b” → “a·b”', ''],
    ['only line breaks', 'a\r\nb', 'a\nb', 'body: only spaces or line breaks changed: “a␍⏎b” → “a⏎b”', ''],
    ['a space that parts words', 'nowhere', 'no where', 'body “nowhere” → “no where”', ''],
    ['only invisible characters', 'a\u200bb', 'ab', 'body: only invisible characters changed: “a<U+200B>b” → “ab”', ''],
    ['only how letters are encoded', 'e\u0301', '\u00e9', 'body: only the encoding of letters changed', ''],
    ['a direction mark', 'a\u202eb c', 'a d', 'body “a<U+202E>b c” → “a d”', ''],
    ['only a secret', 'k=brazier:secret:0a', 'k=brazier:secret:0b', 'body: secret changed', ''],
    ['a secret and more', 'k=brazier:secret:0a', 'j=brazier:secret:0b', 'body “k=(secret)” → “j=(secret)”', ''],
  ])('says so where %s changed', (_, before, after, told) => {
    expect(field('sms', 'body', before, after)).toBe(`SMS “Variation 1”: ${told}`);
  });

  it('tells of a long text what changed in it', () => {
    expect(field('sms', 'body', words(200), words(200, { 100: 'other' }))).toBe(
      'SMS “Variation 1”: body: “word100” → “other”',
    );
    expect(field('sms', 'body', words(200), words(201))).toBe('SMS “Variation 1”: body: “word200” added');
    expect(field('sms', 'body', words(201), words(200))).toBe('SMS “Variation 1”: body: “word200” removed');
    expect(field('sms', 'body', words(200), `${words(100)}  ${words(200).slice(words(100).length)}`)).toBe(
      'SMS “Variation 1”: body: only spaces or line breaks changed',
    );
    expect(field('email', 'body', `<p>${words(50)}</p><td>4.10 €</td>`, `<p>${words(50)}</p><td>3.10 €</td>`)).toBe(
      'email “Variation 1”: body: “4.10” → “3.10”',
    );
  });

  it('counts the places of a long text where there are several, and gives its sizes where it is another text', () => {
    const lines = (...changed: number[]): string =>
      Array.from(
        { length: 60 },
        (_, index) => `line ${index} ${changed.includes(index) ? 'new' : 'old'} of the text\n`,
      ).join('');
    expect(field('sms', 'body', lines(), lines(5, 40))).toBe(
      'SMS “Variation 1”: body: 2 places changed, the first “old” → “new”',
    );
    const other = 'x y z '.repeat(5_000);
    expect(field('sms', 'body', words(3_000), other)).toMatch(
      /^SMS “Variation 1”: body: rewritten \([\d,]+ → 30,000 characters\)$/,
    );
  });

  it('cuts a long value, in the sentence alone, and never through a character', () => {
    const long = `x${'🌿'.repeat(200)}`;
    const change = onlyChange(
      { messages: { m: { channel: 'sms', name: 'V' } } },
      { messages: { m: { channel: 'sms', name: 'V', body: long } } },
    );
    expect(change.after).toBe(long);
    expect(change.text).toMatch(/^SMS “V”: body added: “x(?:🌿)+…”$/u);
    expect(change.text.length).toBeLessThan(150);
  });

  it('shows windows as durations', () => {
    const window = (before: Json, after: Json): string =>
      sentence(
        { conversion_behaviors: [{ type: 'Opens Email', window: before }] },
        { conversion_behaviors: [{ type: 'Opens Email', window: after }] },
      );
    expect(window(259_200, 86_400)).toBe('conversion A (Opens Email): window 3 days → 1 day');
    expect(window(90_061, 3_600)).toBe('conversion A (Opens Email): window 1 day 1 hour 1 minute 1 second → 1 hour');
    expect(window(0, -5)).toBe('conversion A (Opens Email): window 0 seconds → -5 seconds');
    expect(window('86400', 1.5)).toBe(
      'conversion A (Opens Email): window “86400” → 1.5 seconds (now a number, was text), of a kind that Braze does not describe',
    );
  });

  it('shows times in UTC and switches as on and off', () => {
    expect(sentence({ first_sent: null }, { first_sent: '2026-01-01T10:00:00+02:00' })).toBe(
      'first send no value → 2026-01-01T08:00:00Z',
    );
    expect(sentence({ first_sent: 'soon' }, { first_sent: '2026-01-01T10:00:00Z' })).toBe(
      'first send “soon” → 2026-01-01T10:00:00Z',
    );
    expect(field('email', 'should_inline_css', true, false)).toBe('email “Variation 1”: inlining of CSS on → off');
    expect(field('email', 'has_translatable_content', true, false)).toBe(
      'email “Variation 1”: translatable content yes → no',
    );
  });

  it('tells what came to a set and what left it', () => {
    expect(field('sms', 'from', ['+1', '+2'], ['+2', '+3'])).toBe(
      'SMS “Variation 1”: sending numbers: “+1” removed, “+3” added',
    );
    expect(field('sms', 'from', ['1', '2', '3', '4', '5'], ['5'])).toBe(
      'SMS “Variation 1”: sending numbers: “1”, “2”, “3”, “4” removed',
    );
    expect(field('sms', 'from', '+1', ['+1'])).toBe(
      'SMS “Variation 1”: sending numbers “+1” → “+1” (now a list, was text)',
    );
  });

  it('names conversions by letter and by what they count', () => {
    const event = { type: 'Performs Custom Event', custom_event_name: 'Saved', window: 60 };
    const opens = { type: 'Opens Email', window: 60 };
    expect(sentence({ conversion_behaviors: [opens] }, { conversion_behaviors: [opens, event] })).toBe(
      'conversion B (Performs Custom Event “Saved”) added, within 1 minute',
    );
    expect(sentence({ conversion_behaviors: [event, opens] }, { conversion_behaviors: [opens] })).toBe(
      'conversion A (Performs Custom Event “Saved”) removed, within 1 minute',
    );
    expect(sentence({ conversion_behaviors: [event, opens] }, { conversion_behaviors: [opens, event] })).toBe(
      'conversion Performs Custom Event “Saved” moved from A to B',
    );
    expect(
      sentence(
        { conversion_behaviors: [{ type: 'Starts Session', app_ids: null }] },
        { conversion_behaviors: [{ type: 'Starts Session', app_ids: ['a', 'b'] }] },
      ),
    ).toBe('conversion A (Starts Session): apps any app → “a”, “b”');
    expect(
      sentence(
        { conversion_behaviors: [{ type: 'Starts Session', app_ids: ['a'] }] },
        { conversion_behaviors: [{ type: 'Starts Session', app_ids: ['a', 'b'] }] },
      ),
    ).toBe('conversion A (Starts Session): apps: “b” added');
  });

  it('names pages, choices, extras and headers', () => {
    const survey = (...pages: Json[]): JsonObject => ({
      messages: { m: { type: 'survey', name: 'S', data: { pages } } },
    });
    const page = (...choices: Json[]): JsonObject => ({ header: { text: 'How?' }, choices });
    const choice = { choice_id: 'a', text: 'Fine', deleted: false };
    expect(sentence(survey(page(choice)), survey(page({ ...choice, deleted: true })))).toBe(
      'in-app message “S”: page 1, choice “Fine” deleted',
    );
    expect(sentence(survey(page(choice)), survey(page({ ...choice, text: 'Good' })))).toBe(
      'in-app message “S”: page 1, choice 1 “Fine” → “Good”',
    );
    expect(sentence(survey(page(choice), page()), survey(page(), page(choice)))).toBe(
      'in-app message “S”: page 1 moved to place 2',
    );
    expect(field('ios_push', 'extras', { 'a.b': '1' }, { 'a.b': '2' })).toBe(
      'iOS push “Variation 1”: extra “a.b”: “1” → “2”',
    );
    expect(field('ios_push', 'extras', { a: { b: 1 } }, { a: { b: 2 } })).toBe(
      'iOS push “Variation 1”: extra “a › b” 1 → 2',
    );
    expect(field('email', 'email_headers', [], [{ key: 'X-Fern', value: '1' }])).toBe(
      'email “Variation 1”: header “X-Fern” added: “1”',
    );
    expect(field('whats_app', 'buttons', [{ text: 'No' }], [{ text: 'Yes' }])).toBe(
      'WhatsApp “Variation 1”: button 1 “No” → “Yes”',
    );
    expect(field('email', 'email_headers', [1], [2])).toBe('email “Variation 1”: header no. 1 1 → 2');
    expect(
      field('webhook', 'headers', { Authorization: 'brazier:secret:0a' }, { Authorization: 'brazier:secret:0b' }),
    ).toBe('webhook “Variation 1”: header “Authorization”: secret changed');
    expect(field('webhook', 'headers', {}, { Authorization: 'brazier:secret:0a' })).toBe(
      'webhook “Variation 1”: header “Authorization” added: “(secret)”',
    );
  });

  it('names a message by its id where it has no name, and by its channel as people call it', () => {
    const added = (message: JsonObject): string => sentence({ messages: {} }, { messages: { 'id-1': message } });
    expect(added({ channel: 'email', name: ' ', subject: 'Hi' })).toBe('email “id-1” added, subject “Hi”');
    expect(added({ channel: 'whats_app', name: 'W' })).toBe('WhatsApp “W” added');
    expect(added({ channel: 'content_cards', name: 'C' })).toBe('content card “C” added');
    expect(added({ channel: 'kindle_push', name: 'K', alert: 'Hi' })).toBe('Kindle push “K” added, alert “Hi”');
    expect(added({ channel: 'email', type: 'control', name: 'Control Group' })).toBe(
      'control group “Control Group” added',
    );
    expect(added({ channel: 'banner', name: 'B' })).toBe('banner “B” added');
    expect(added({ channel: 5, name: 'B' })).toBe('message “B” added');
  });

  it('tells drift by the field’s name', () => {
    expect(field('email', 'note', undefined, 'x')).toBe('email “Variation 1”: unknown field “note” appeared: “x”');
    expect(sentence({}, { locales: { default: 'en' } })).toBe('unknown field “locales” appeared: default “en”');
    expect(sentence({}, { limits: { day: 3, hours: [{ from: 1 }, { from: 2 }], off: {} } })).toBe(
      'unknown field “limits” appeared: day 3, hours ((from 1), (from 2)), off (empty)',
    );
    const many = Object.fromEntries(Array.from({ length: 60 }, (_, index) => [`key ${index}`, index]));
    expect(sentence({}, { many })).toBe('unknown field “many” appeared: 60 fields');
    expect(sentence({ channels: [] }, { channels: ['fax'] })).toBe('unknown channel “fax” added');
    expect(
      sentence(
        { messages: { m: { channel: 'email', name: 'V' } } },
        { messages: { m: { channel: 'fax', name: 'V' } } },
      ),
    ).toBe('fax “V”: unknown channel “fax” instead of “email”');
  });

  it('shows what hides: controls, escapes, bidirectional and invisible characters, line breaks', () => {
    const text = sentence({ tags: [] }, { tags: ['\u001b[2J\u202e\u0007\n::error::'] });
    expect(text).toBe('tag “␛[2J<U+202E>␇⏎::error::” added');
  });

  it('is one safe line for whatever differs, and never shows a hash', () => {
    fc.assert(
      fc.property(arbitraryDetails, arbitraryEdits, (before, edits) => {
        for (const { text, reason } of diff(stateOf(before), stateOf(editBlindly(before, edits)), context)) {
          expect(`${text}${reason}`).not.toMatch(
            /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/,
          );
          expect(text).not.toMatch(/undefined|\[object|NaN|brazier:secret/);
          expect(text.length).toBeLessThan(1_000);
        }
      }),
      { numRuns: 1_000, seed: 8 },
    );
  });

  it('of a draft begins by saying so', () => {
    const state = (subject: string) =>
      campaignWith({}, {}, { messages: { m: { channel: 'email', name: 'V', subject } } });
    expect(diff(state('A'), state('B'), context)[0]?.text).toBe('post-launch draft: email “V”: subject “A” → “B”');
  });
});
