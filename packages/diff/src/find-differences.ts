import { type CampaignState, jsonEqual } from '@brazier/schema';
import { compareDetails } from './align/compare-details.ts';
import { compareRows } from './align/compare-rows.ts';
import { compareDraftContents, compareDraftPresence, isDraftFlag } from './align/draft.ts';
import { markDrift } from './align/mark-drift.ts';
import { type Difference, differenceAt, type Place } from './difference.ts';
import type { Scene } from './scene.ts';
import type { SceneDifference } from './tell-changes.ts';

/** What differs between two states of a campaign, at least one of which exists, before any rule has given it a name; an edit that is not seen aside. */
export function findDifferences(
  before: CampaignState | null,
  after: CampaignState | null,
  scene: Scene,
): SceneDifference[] {
  if (!before || !after) return [{ difference: differenceAt(ROOT, before?.details, after?.details), scene }];
  if (isSameState(before, after)) return [];
  const edits = compareDetails(before.details, after.details);
  return [...tellLive(before, after, edits, scene), ...tellDrafts(before, after, edits, scene)];
}

/** The place of a whole campaign. */
export const ROOT: Place = { path: [], identity: [] };

/** Most campaigns of two snapshots are equal to the last byte: that is cheap to see. */
export function isSameState(before: CampaignState, after: CampaignState): boolean {
  return (
    jsonEqual(before.list, after.list) &&
    jsonEqual(before.details, after.details) &&
    jsonEqual(before.draft, after.draft)
  );
}

/** What differs in the live versions and in the rows of the list; the draft's coming and going instead of its flag's moving. */
function tellLive(
  before: CampaignState,
  after: CampaignState,
  edits: readonly Difference[],
  scene: Scene,
): SceneDifference[] {
  const presence = compareDraftPresence(before, after);
  const details = edits.filter((edit) => !presence || !isDraftFlag(edit));
  const live = [...markDrift(details, before.details, after.details), ...compareRows(before, after)];
  const told: SceneDifference[] = live.map((difference) => ({ difference, scene }));
  if (!presence) return told;
  const insideScene: Scene = { ...scene, draft: true, before: after.details, after: after.draft ?? null };
  return [...told, { difference: presence, scene, insideScene }];
}

function tellDrafts(
  before: CampaignState,
  after: CampaignState,
  live: readonly Difference[],
  scene: Scene,
): SceneDifference[] {
  if (!before.draft || !after.draft) return [];
  const edits = compareDraftContents(before.draft, after.draft, live);
  const draftScene: Scene = { ...scene, draft: true, before: before.draft, after: after.draft };
  return markDrift(edits, before.draft, after.draft).map((difference) => ({ difference, scene: draftScene }));
}
