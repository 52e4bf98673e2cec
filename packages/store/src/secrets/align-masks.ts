import { type CampaignState, isJsonObject, type Json, type JsonObject, own } from '@brazier/schema';
import { coveredSpans } from './covered-spans.ts';
import { type Hide, hasMask, NO_HASH, SECRET_PREFIX, splitAtMasks } from './mask.ts';

/** A mask that says nothing of what it is of. */
const UNKNOWN = SECRET_PREFIX + NO_HASH;

/** Two states of a campaign in which texts that are the same but for their masks are the same. */
export interface AlignedStates {
  before: CampaignState;
  after: CampaignState;
  /** True where a text had other masks than now. */
  remasked: boolean;
}

/**
 * Gives texts that are the same but for their masks the same masks: rules that know more secrets, or fewer, than those that wrote a file have changed
 * nothing. Where the text came itself, it says whether it is the stored one; its masks are then the new ones, or those that are stored, where nobody
 * could tell later that both are of one text.
 *
 * @param states.came what `after` was masked from, where it is known.
 * @param hide as it makes masks now.
 */
export function alignMasks(
  states: { before: CampaignState; after: CampaignState; came?: CampaignState },
  hide: Hide,
): AlignedStates {
  const { before, after, came } = states;
  const [list, listAfter] = alignValues({ before: before.list, after: after.list, came: came?.list }, hide);
  const [details, detailsAfter] = alignValues(
    { before: before.details, after: after.details, came: came?.details },
    hide,
  );
  const drafts = { before: before.draft ?? {}, after: after.draft ?? {}, came: came?.draft };
  const [draft, draftAfter] = alignValues(drafts, hide);
  const parts = [list, listAfter, details, detailsAfter, draft, draftAfter];
  const same = [before.list, after.list, before.details, after.details, drafts.before, drafts.after];
  if (parts.every((part, index) => part === same[index])) return { before, after, remasked: false };
  return {
    before: withParts(before, [list, details, draft]),
    after: withParts(after, [listAfter, detailsAfter, draftAfter]),
    remasked: true,
  };
}

function withParts(state: CampaignState, [list, details, draft]: Json[]): CampaignState {
  return {
    id: state.id,
    list: list as JsonObject,
    details: details as JsonObject,
    ...(state.draft ? { draft: draft as JsonObject } : {}),
  };
}

interface Values {
  before: Json;
  after: Json;
  came: Json | undefined;
}

function alignValues({ before, after, came }: Values, hide: Hide): [Json, Json] {
  if (typeof before === 'string') return alignTexts(before, { after, came }, hide);
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length) {
    const items = before.map((item, index) => {
      const inner = Array.isArray(came) ? came[index] : undefined;
      return alignValues({ before: item, after: after[index] as Json, came: inner }, hide);
    });
    return [
      keep(
        before,
        items.map(([item]) => item),
      ),
      keep(
        after,
        items.map(([, item]) => item),
      ),
    ];
  }
  if (!isJsonObject(before) || !isJsonObject(after)) return [before, after];
  const shared = Object.keys(before).filter((key) => Object.hasOwn(after, key));
  const [changedBefore, changedAfter]: [JsonObject, JsonObject] = [{}, {}];
  for (const key of shared) {
    const inner = isJsonObject(came) ? own(came, key) : undefined;
    const values = { before: before[key] as Json, after: after[key] as Json, came: inner };
    const [first, second] = alignValues(values, hide);
    if (first !== values.before) changedBefore[key] = first;
    if (second !== values.after) changedAfter[key] = second;
  }
  return [withChanges(before, changedBefore), withChanges(after, changedAfter)];
}

function keep(items: Json[], aligned: Json[]): Json[] {
  return aligned.every((item, index) => item === items[index]) ? items : aligned;
}

function withChanges(object: JsonObject, changes: JsonObject): JsonObject {
  return Object.keys(changes).length === 0 ? object : { ...object, ...changes };
}

function alignTexts(before: string, { after, came }: Omit<Values, 'before'>, hide: Hide): [Json, Json] {
  const text = textOf(after);
  if (text === null || before === text || !(hasMask(before) || hasMask(text))) return [before, after];
  const isSame = isSameText(before, text, hide);
  const original = textOf(came);
  if (original === null) return isSame ? [after, after] : [before, after];
  const isStored = coveredSpans(before, original, hide) !== null || (isSame && before.includes(UNKNOWN));
  if (!isStored) return [before, after];
  return isSame ? [after, after] : [before, before];
}

function textOf(value: Json | undefined): string | null {
  if (typeof value === 'string') return value;
  return typeof value === 'number' || typeof value === 'bigint' ? String(value) : null;
}

/** True where the masks of one text are of parts of the other. Without a key a mask may be of anything. */
function isSameText(left: string, right: string, hide: Hide): boolean {
  if (coveredSpans(left, right, hide) !== null || coveredSpans(right, left, hide) !== null) return true;
  const [first, second] = [splitAtMasks(left), splitAtMasks(right)];
  const isAlike =
    first.masks.length === second.masks.length && first.between.every((part, index) => part === second.between[index]);
  return (
    isAlike &&
    first.masks.every((mask, index) => [mask, second.masks[index]].includes(UNKNOWN) || mask === second.masks[index])
  );
}
