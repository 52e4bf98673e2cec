import { createHmac } from 'node:crypto';
import type { CampaignState, Json } from '@brazier/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createMasker, SECRET_PREFIX } from '../index.ts';

const key = new Uint8Array(32).fill(7);
const masker = createMasker({ key });
const mask = (secret: string) => SECRET_PREFIX + createHmac('sha256', key).update(secret).digest('hex').slice(0, 32);
const UNKNOWN = SECRET_PREFIX + '0'.repeat(32);
const stateOf = (body: Json): CampaignState => ({ id: 'a', list: { id: 'a' }, details: { body } });

/** What a stored text is compared as with another, and with the one that came where it is known. */
function aligned(before: Json, after: Json, came?: Json): Json[] {
  const states = masker.align({
    before: stateOf(before),
    after: stateOf(after),
    ...(came === undefined ? {} : { came: stateOf(came) }),
  });
  return [states.before.details['body'] as Json, states.after.details['body'] as Json];
}

describe('texts that are the same but for their masks', () => {
  it.each([
    ['an older mask covers what is readable now', `x=${mask('a">b')}`, 'x=a">b'],
    ['it covered a value that is masked in parts now', `${mask('one')} ${mask('two')}`, `one ${mask('two')}`],
    ['what is masked now was readable', `x=one&y=${mask('two')}`, `x=${mask('one')}&y=${mask('two')}`],
    ['it was masked by who has no key', `x=${UNKNOWN}`, `x=${mask('one')}`],
    ['a number was masked', mask('12345678'), 12345678],
  ])('are the same where %s', (_what, before, after) => {
    expect(aligned(before, after)).toEqual([after, after]);
  });

  it.each([
    ['another secret', `x=${mask('one')}`, `x=${mask('two')}`, 'x=two'],
    ['another text around it', `x=${mask('one')}&y`, `x=${mask('one')}&z`, 'x=one&z'],
    ['a text in its place', `x=${mask('one')}`, 'x=two', 'x=two'],
    ['none any more', `x=${mask('one')}`, 'x=', 'x='],
    ['one more', `x=${mask('one')}`, `x=${mask('one')}${mask('two')}`, 'x=onetwo'],
  ])('are not with %s', (_what, before, after, came) => {
    expect(aligned(before, after)).toEqual([before, after]);
    expect(aligned(before, after, came)).toEqual([before, after]);
  });

  it('keep the masks that are stored where the new ones cover another part of the same text', () => {
    const [before, after] = [`x=${mask('one two')}`, `x=one ${mask('two')}`];
    expect(aligned(before, after, 'x=one two')).toEqual([before, before]);
    expect(aligned(before, after, 'x=one three')).toEqual([before, after]);
  });

  it('are found whatever parts of a text are masked, and no other text is taken for it', () => {
    const part = fc.string({ minLength: 1, maxLength: 8 });
    const parts = fc.array(fc.tuple(part, fc.boolean()), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(parts, part, (pieces, other) => {
        const text = pieces.map(([piece]) => piece).join('');
        const stored = pieces.map(([piece, isMasked]) => (isMasked ? mask(piece) : piece)).join('');
        expect(aligned(stored, text, text)).toEqual([text, text]);
        const edited = `${text}${other}`;
        expect(aligned(stored, edited, edited)).toEqual([stored, edited]);
      }),
    );
  });
});
