import { type CampaignState, isJsonObject, type Json, type JsonObject, own } from '@brazier/schema';
import fc from 'fast-check';
import { arbitraryDetails } from './arbitrary-campaigns.ts';
import { arbitraryEdits, editBlindly } from './arbitrary-edits.ts';

/** What becomes of a campaign from one snapshot to the next. `at` chooses an earlier state, `what` a part of it. */
const step = fc.record({
  kind: fc.constantFrom(
    'edit',
    'edit',
    'edit both',
    'edit draft',
    'undo',
    'undo',
    'undo part',
    'undo part',
    'swap',
    'draft',
    'row',
    'gone',
  ),
  edits: arbitraryEdits,
  at: fc.nat(9),
  what: fc.nat(20),
});

/** The states of a campaign from snapshot to snapshot, null where it does not exist: edited, put back whole or in part, with and without a draft. */
export const arbitraryHistory: fc.Arbitrary<(CampaignState | null)[]> = fc
  .tuple(arbitraryDetails, fc.array(step, { minLength: 2, maxLength: 8 }))
  .map(([details, steps]) => {
    const states: CampaignState[] = [{ id: 'campaign-1', list: row('2026-02-01T09:00:00Z', true), details }];
    const shown: (CampaignState | null)[] = [...states];
    for (const [index, { kind, edits, at, what }] of steps.entries()) {
      const last = states.at(-1) as CampaignState;
      const time = `2026-02-02T0${index}:00:00Z`;
      const earlier = states[at % states.length] as CampaignState;
      const next: CampaignState = { ...last, list: { ...last.list, last_edited: time } };
      if (kind === 'edit' || kind === 'edit both') next.details = editBlindly(last.details, edits);
      if ((kind === 'edit draft' || kind === 'edit both') && last.draft) next.draft = editBlindly(last.draft, edits);
      if (kind === 'undo') Object.assign(next, { details: earlier.details, draft: earlier.draft });
      if (kind === 'undo part') next.details = withPartOf(last.details, earlier.details, what);
      if (kind === 'swap') next.details = withListsTurned(last.details);
      if (kind === 'draft') Object.assign(next, { draft: last.draft ? undefined : editBlindly(last.details, edits) });
      if (kind === 'row') next.list = row(time, last.list['is_api_campaign'] !== true);
      if (next.draft === undefined) delete next.draft;
      states.push(next);
      shown.push(kind === 'gone' ? null : next);
    }
    // Looked at from somewhere on: what it begins with may be a draft, or nothing.
    const begin = Math.max(0, Math.min(shown.length - 3, (steps[1]?.at ?? 0) - 4));
    return (steps[0]?.what ?? 0) > 18 ? [null, ...shown] : shown.slice(begin);
  });

function row(lastEdited: string, isApi: boolean): JsonObject {
  return { id: 'campaign-1', last_edited: lastEdited, is_api_campaign: isApi };
}

/** One field of the details, or of a message, as it was. */
function withPartOf(now: JsonObject, then: JsonObject, what: number): JsonObject {
  const keys = [...new Set([...Object.keys(now), ...Object.keys(then)])];
  const key = keys[what % Math.max(1, keys.length)];
  if (key === undefined) return now;
  const [mine, theirs] = [own(now, key), own(then, key)];
  if (what % 2 === 0 && key === 'messages' && isJsonObject(mine) && isJsonObject(theirs))
    return withField(now, key, withPartOf(mine, theirs, what + 1));
  return withField(now, key, theirs);
}

function withField(object: JsonObject, key: string, value: Json | undefined): JsonObject {
  const rest = Object.entries(object).filter(([name]) => name !== key);
  return Object.fromEntries(value === undefined ? rest : [...rest, [key, value]]);
}

function withListsTurned(details: JsonObject): JsonObject {
  const conversions = details['conversion_behaviors'];
  return Array.isArray(conversions)
    ? { ...details, conversion_behaviors: conversions.toReversed().slice(0, 4) }
    : details;
}
