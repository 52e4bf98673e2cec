import type { CampaignState } from '@brazier/schema';
import { unseenEdit } from './align/compare-rows.ts';
import type { Change } from './change.ts';
import { findDifferences } from './find-differences.ts';
import { sceneOf } from './scene.ts';
import { tellChanges } from './tell-changes.ts';

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
  const found = findDifferences(before, after, scene);
  if (found.length > 0) return tellChanges(found);
  const unseen = before && after && unseenEdit(before, after);
  return unseen ? tellChanges([{ difference: unseen, scene }]) : [];
}
