import { type Json, type JsonObject, own } from '@brazier/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCount } from '../../../tests/support/choose-count.ts';
import { apply, type Change, diff } from './index.ts';
import { arbitraryDetails, arbitraryNonsense, stateOf } from './testing/arbitrary-campaigns.ts';
import { arbitraryEdits, editBlindly } from './testing/arbitrary-edits.ts';
import { campaignOfAllChannels } from './testing/campaign-of-all-channels.ts';
import { applyKnownEdits, KNOWN_EDITS } from './testing/known-edits.ts';
import { differingPlaces, plainForm, plainText } from './testing/plain-comparison.ts';

const context = { workspace: 'production' };
const changesOf = (before: JsonObject, after: JsonObject): Change[] => diff(stateOf(before), stateOf(after), context);

/** Where a change says that something differs, as far as keys lead. */
function placesOf({ path, replaces }: Change, details: JsonObject): string[] {
  if (replaces !== undefined) return [JSON.stringify(['messages', replaces]), JSON.stringify(path)];
  const steps: string[] = [];
  let value: Json | undefined = details;
  for (const step of path) {
    if (Array.isArray(value) || typeof step === 'number') break;
    steps.push(step);
    value =
      value !== undefined && value !== null && typeof value === 'object' && !Array.isArray(value)
        ? own(value, step)
        : undefined;
  }
  return [JSON.stringify(steps)];
}

describe('edits that people make', () => {
  it('are as many changes, each told by its rule', () => {
    const campaign = campaignOfAllChannels();
    fc.assert(
      fc.property(fc.shuffledSubarray([...KNOWN_EDITS]), (chosen) => {
        const { after, made } = applyKnownEdits(campaign, chosen);
        const changes = changesOf(campaign, after);
        expect(changes.map(({ rule }) => rule).sort()).toEqual(made.map(({ rule }) => rule).sort());
        expect(plainText(plainForm(apply(campaign, changes)))).toBe(plainText(plainForm(after)));
      }),
      { numRuns: chooseCount({ short: 50, long: 500 }), seed: 4 },
    );
  });

  it.each(KNOWN_EDITS.map((edit) => [`${edit.path.join('/')}: ${edit.rule}`, edit] as const))('%s', (_, edit) => {
    const campaign = campaignOfAllChannels();
    const { after } = applyKnownEdits(campaign, [edit]);
    expect(changesOf(campaign, after).map(({ rule }) => rule)).toEqual([edit.rule]);
  });
});

describe('pairs of campaigns', () => {
  it('are told without loss, without silence and without invention', () => {
    const pairs = chooseCount({ short: 500, long: 10_000 });
    let differing = 0;
    fc.assert(
      fc.property(arbitraryDetails, arbitraryEdits, (before, edits) => {
        const after = editBlindly(before, edits);
        expect(changesOf(before, structuredClone(before))).toEqual([]);
        const changes = changesOf(before, after);
        expect(plainText(plainForm(apply(before, changes)))).toBe(plainText(plainForm(after)));
        const told = new Set(changes.flatMap((change) => placesOf(change, change.op === 'removed' ? before : after)));
        expect([...told].sort()).toEqual([...new Set(differingPlaces(before, after))].sort());
        if (changes.length > 0) differing += 1;
      }),
      { numRuns: pairs, seed: 4 },
    );
    expect(differing).toBeGreaterThan(pairs / 2);
  });

  it('are told without loss where anything at all stands in the place of anything', () => {
    fc.assert(
      fc.property(arbitraryNonsense, arbitraryNonsense, (before, after) => {
        const changes = changesOf(before, after);
        expect(plainText(plainForm(apply(before, changes)))).toBe(plainText(plainForm(after)));
        expect(changes.length > 0).toBe(differingPlaces(before, after).length > 0);
        const prints = changes.map(({ fingerprint }) => fingerprint);
        expect(new Set(prints).size).toBe(prints.length);
      }),
      { numRuns: chooseCount({ short: 100, long: 1_000 }), seed: 4 },
    );
  });
});
