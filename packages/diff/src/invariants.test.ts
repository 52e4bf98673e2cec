import { type Json, type JsonObject, own } from '@brazier/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { apply, type Change, diff } from './index.ts';
import { arbitraryDetails, stateOf } from './testing/arbitrary-campaigns.ts';
import { arbitraryEdits, editBlindly } from './testing/arbitrary-edits.ts';
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

describe('10,000 pairs of campaigns', () => {
  it('are told without loss, without silence and without invention', () => {
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
      { numRuns: 10_000, seed: 4 },
    );
    expect(differing).toBeGreaterThan(5_000);
  });
});
