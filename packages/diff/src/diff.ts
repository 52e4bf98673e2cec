import { type CampaignState, jsonEqual } from '@brazier/schema';
import { compareDetails } from './align/compare-details.ts';
import { compareRows, unseenEdit } from './align/compare-rows.ts';
import { compareDraftContents, compareDraftPresence, isDraftFlag } from './align/draft.ts';
import { markDrift } from './align/mark-drift.ts';
import type { Change } from './change.ts';
import { type Difference, differenceAt, type Place } from './difference.ts';
import { type Scene, sceneOf } from './scene.ts';
import { type SceneDifference, tellChanges } from './tell-changes.ts';

/**
 * What changed between two states of one campaign, each difference once, in the order of reports. Empty where nothing but the order
 * of sets and keys or volatile fields differ.
 *
 * @param before null where the campaign is new: one `campaign.added`.
 * @param after null where it is gone: one `campaign.removed`.
 * @param context the name of the workspace, which fingerprints hold.
 */
export function diff(
  before: CampaignState | null,
  after: CampaignState | null,
  context: { workspace: string },
): Change[] {
  if (before === after || (!before && !after)) return [];
  const scene = sceneOf(context.workspace, before, after);
  if (!before || !after)
    return tellChanges([{ difference: differenceAt(ROOT, before?.details, after?.details), scene }]);
  if (isSameState(before, after)) return [];
  const edits = compareDetails(before.details, after.details);
  const found = [...tellLive(before, after, edits, scene), ...tellDrafts(before, after, edits, scene)];
  if (found.length > 0) return tellChanges(found);
  const unseen = unseenEdit(before, after);
  return unseen ? tellChanges([{ difference: unseen, scene }]) : [];
}

const ROOT: Place = { path: [], identity: [] };

/** Most campaigns of two snapshots are equal to the last byte: that is cheap to see. */
function isSameState(before: CampaignState, after: CampaignState): boolean {
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
