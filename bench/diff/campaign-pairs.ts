import { createWorld } from '@brazier/fake-braze';
import type { CampaignState } from '@brazier/schema';
import { EDITS, type Edit, NO_EDITS } from './edits.ts';

/** A campaign in two snapshots. */
export interface CampaignPair {
  before: CampaignState;
  after: CampaignState;
}

/** A campaign in two snapshots between which one known thing happened. */
export interface EditedPair extends CampaignPair {
  edit: Edit;
}

/**
 * So many campaigns in two snapshots. In fifty of them one edit was made, in twenty nobody decided anything, the others are the same
 * to the last byte; these all are objects of their own, as two files that were read are.
 */
export function campaignPairs(count: number): { edited: EditedPair[]; all: CampaignPair[] } {
  const edits = [...EDITS, ...NO_EDITS].flatMap((edit) => edit.campaigns.map((campaign) => ({ edit, campaign })));
  const world = createWorld({ campaigns: count - edits.length });
  const edited = edits.map(({ edit, campaign }, index): EditedPair => {
    const id = `known-edit-${String(index + 1).padStart(2, '0')}`;
    const source = world.idOf(campaign);
    const stateOf = (): CampaignState => ({ id, list: { ...world.row(source), id }, details: world.details(source) });
    const [before, after] = [stateOf(), stateOf()];
    edit.edit(after.details);
    return { edit, before, after };
  });
  const others = world.ids.map((id): CampaignPair => {
    const stateOf = (): CampaignState => ({ id, list: world.row(id), details: world.details(id) });
    return { before: stateOf(), after: stateOf() };
  });
  return { edited, all: spread(edited, others) };
}

/** The edited ones at even distances among the others. */
function spread(edited: readonly CampaignPair[], others: readonly CampaignPair[]): CampaignPair[] {
  const distance = Math.floor(others.length / edited.length);
  const mixed = edited.flatMap((pair, index) => [pair, ...others.slice(index * distance, (index + 1) * distance)]);
  return [...mixed, ...others.slice(edited.length * distance)];
}
