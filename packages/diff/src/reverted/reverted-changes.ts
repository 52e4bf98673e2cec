import { type CampaignState, campaignName, type Json, type JsonPath, jsonEqual } from '@brazier/schema';
import { compareDraftPresence } from '../align/draft.ts';
import { editedAt, factsOfStates } from '../campaign-changes.ts';
import type { RevertedCampaign, RevertedChange, SnapshotRef } from '../change-set.ts';
import { findDifferences } from '../find-differences.ts';
import { type Scene, sceneOf, valueAt } from '../scene.ts';
import type { Wording } from '../sentence/wording.ts';
import { compareChanges, type SceneDifference, type ToldDifference, tellDifferences } from '../tell-changes.ts';
import { compareFields, type FieldDifference, type Part } from './compare-fields.ts';
import { DifferingFields, type FieldKey, listKey } from './differing-fields.ts';
import { trackReverted } from './track-fields.ts';
import type { TrackedField } from './tracked-field.ts';

/** A campaign at one snapshot; its state is null where it does not exist there. */
export interface CampaignMoment {
  revision: string;
  time: string;
  state: CampaignState | null;
}

/**
 * What was changed in a campaign after the first of these moments and is at the last what it was at the first, each field as it was first changed and
 * with how long that held. Null where there is nothing of the kind. An edit that is not seen changes no field.
 *
 * @param moments oldest first: the first and the last, and all in between that wrote the campaign.
 * @param context the name of the workspace.
 */
export function revertedChanges(
  moments: readonly CampaignMoment[],
  context: { workspace: string },
): RevertedCampaign | null {
  const states = moments.map(({ state }) => state);
  const fields = trackReverted(states);
  if (fields.length === 0) return null;
  const changes = revertedIn(fields, states, context.workspace).map(
    (reverted): RevertedChange => ({
      ...reverted.told.change,
      wording: describeCourse(reverted, states),
      held: { from: snapshotOf(moments[reverted.first]), to: snapshotOf(moments[reverted.back]) },
    }),
  );
  return describeCampaign(moments, fields, changes.toSorted(compareChanges), context.workspace);
}

/** The first change alone would claim its value for the whole time: says whether others followed, whether it came again, and how a draft ended. */
function describeCourse(
  { told, first, back, isRepeated }: RevertedTold,
  states: readonly (CampaignState | null)[],
): Wording {
  const { wording } = told.change;
  const notes = [
    isLaunched(told, [states[back - 1] ?? null, states[back] ?? null]) && 'launched in the end',
    isChangedFurther(told, states.slice(first, back)) && 'changed again in between',
    isRepeated && 'and again later',
  ].filter((note) => note !== false);
  return notes.length === 0
    ? wording
    : { ...wording, instead: `${wording.instead ?? wording.predicate} (${notes.join(', ')})` };
}

/** A draft that was launched was not taken back: that it is gone does not say which. */
function isLaunched({ found }: ToldDifference, [before, after]: readonly (CampaignState | null)[]): boolean {
  if (found.difference.draftEvent !== 'opened' || !before || !after) return false;
  return compareDraftPresence(before, after)?.draftEvent === 'launched';
}

/** True where what the first of these states has there is another in one of the others. */
function isChangedFurther(
  { found }: ToldDifference,
  [start = null, ...later]: readonly (CampaignState | null)[],
): boolean {
  const { op, path } = found.difference;
  // A campaign as a whole; an element that left its list, in whose place there is another one.
  if (path.length === 0 || (op === 'removed' && typeof path.at(-1) === 'number')) return false;
  const part = partOf(found);
  const key = op === 'moved' ? listKey([part, ...path]) : [part, ...path];
  const value = valueIn(start, key);
  return later.some((state) => {
    // States are compared only where the value is not the very same: an index may lead to another element, and there are many states.
    if (jsonEqual(valueIn(state, key), value)) return false;
    const fields = new DifferingFields(compareFields(start, state));
    return op === 'moved' ? fields.isReordered(key) : fields.differsAt(key) || fields.differsInside(key);
  });
}

function valueIn(state: CampaignState | null, [part, ...path]: FieldKey): Json | undefined {
  if (part === 'row') return valueAt(state?.list ?? null, path);
  return valueAt((part === 'draft' ? state?.draft : state?.details) ?? null, path);
}

function snapshotOf({ revision, time }: SnapshotRef = { revision: '', time: '' }): SnapshotRef {
  return { revision, time };
}

/** A change as it is told, and the indexes of the first state with another value and of the first with the old one again. */
interface RevertedTold {
  told: ToldDifference;
  first: number;
  back: number;
  isRepeated: boolean;
}

function revertedIn(
  fields: readonly (TrackedField & { back: number })[],
  states: readonly (CampaignState | null)[],
  workspace: string,
): RevertedTold[] {
  const reverted = new Map<string, RevertedTold>();
  for (const field of fields) {
    const { first, back, isRepeated } = field;
    if (isSharedWithLive(field, fields)) continue;
    const isWhole = field.alone === undefined || fields.some((other) => other !== field && other.found === field.found);
    const difference = isWhole || !field.alone ? field.found : field.alone;
    for (const told of tellField({ ...field, found: difference }, states, workspace)) {
      const key = `${told.change.fingerprint} ${told.change.draft}`;
      const known = reverted.get(key);
      if (!known) reverted.set(key, { told, first, back, isRepeated });
      // A message in another one's place is undone once both are what they were.
      else if (known.first === first) known.back = Math.max(known.back, back);
      else known.isRepeated = true;
    }
  }
  return [...reverted.values()];
}

/** True for an edit of the draft that the live version shared from its beginning to its end: that was one edit. */
function isSharedWithLive(
  { found, first, back }: TrackedField & { back: number },
  fields: readonly (TrackedField & { back: number })[],
): boolean {
  if (found.part !== 'draft') return false;
  return fields.some(
    (other) =>
      other.first === first &&
      other.back === back &&
      isSameDifference({ part: 'draft', difference: other.found.difference }, found) &&
      other.found.part === 'live',
  );
}

/** The changes that told of a field when it first differed: as the snapshot told them, else as they are against the first state. */
function tellField(
  { kind, found, first }: TrackedField,
  states: readonly (CampaignState | null)[],
  workspace: string,
): ToldDifference[] {
  const [start = null, now = null] = [states[0], states[first]];
  const isSought = ({ found: told }: ToldDifference): boolean => {
    const one = { part: partOf(told), difference: told.difference };
    return kind === 'order' ? isMoveInSameList(one, found) : isSameDifference(one, found);
  };
  for (const before of [states[first - 1] ?? null, start]) {
    const scene = sceneOf(workspace, before, now);
    const sought = tellDifferences(findDifferences(before, now, scene)).filter(isSought);
    if (sought.length > 0) return sought;
  }
  // What a draft shares with the live version is told there.
  const scene = sceneOf(workspace, start, now);
  return tellDifferences([{ difference: found.difference, scene: sceneOfPart(found.part, scene, [start, now]) }]);
}

function sceneOfPart(part: Part, scene: Scene, [start, now]: readonly (CampaignState | null)[]): Scene {
  return part === 'draft' ? { ...scene, draft: true, before: start?.draft ?? null, after: now?.draft ?? null } : scene;
}

function isSameDifference(one: FieldDifference, { part, difference }: FieldDifference): boolean {
  const { op, path, before, after, draftEvent } = one.difference;
  return (
    one.part === part &&
    op === difference.op &&
    draftEvent === difference.draftEvent &&
    isSamePath(path, difference.path) &&
    jsonEqual(before, difference.before) &&
    jsonEqual(after, difference.after)
  );
}

function isMoveInSameList(one: FieldDifference, { part, difference }: FieldDifference): boolean {
  const list = (path: JsonPath): JsonPath => path.slice(0, -1);
  return (
    one.part === part && one.difference.op === 'moved' && isSamePath(list(one.difference.path), list(difference.path))
  );
}

function partOf({ difference, scene }: SceneDifference): Part {
  if (difference.row) return 'row';
  return scene.draft ? 'draft' : 'live';
}

function isSamePath(one: JsonPath, other: JsonPath): boolean {
  return one.length === other.length && one.every((key, index) => key === other[index]);
}

function describeCampaign(
  moments: readonly CampaignMoment[],
  fields: readonly TrackedField[],
  changes: RevertedChange[],
  workspace: string,
): RevertedCampaign | null {
  const [before, after] = [moments[0]?.state ?? null, moments.at(-1)?.state ?? null];
  const latest = after ?? moments.findLast(({ state }) => state !== null)?.state;
  if (!latest) return null;
  const inBetween = fields.flatMap(({ first }) => [moments[first - 1]?.state ?? null, moments[first]?.state ?? null]);
  return {
    workspace,
    id: latest.id,
    name: campaignName(latest),
    status: before === null ? 'added' : changes.every(({ path }) => path.length === 0) ? 'removed' : 'changed',
    edited: { at: editedAt(latest), after: moments[0]?.time ?? null },
    changes,
    facts: factsOfStates([before, ...inBetween, after], before, after),
  };
}
