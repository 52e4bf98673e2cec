import type { CampaignState } from '@brazier/schema';
import { compareDetails } from '../align/compare-details.ts';
import { compareRows } from '../align/compare-rows.ts';
import { compareDraftPresence, isDraftFlag } from '../align/draft.ts';
import { type Difference, differenceAt } from '../difference.ts';
import { isSameState, ROOT } from '../find-differences.ts';

/** Where in a campaign's state a field is: in the live details, in its row of the list, in the post-launch draft. */
export type Part = 'live' | 'row' | 'draft';

/** A difference, and the part of the state that it is in. */
export interface FieldDifference {
  part: Part;
  difference: Difference;
}

/** What differs between two states, each part by itself: also what draft and live version show alike. An edit that is not seen is none of it. */
export function compareFields(before: CampaignState | null, after: CampaignState | null): FieldDifference[] {
  if (before === null && after === null) return [];
  if (before === null || after === null)
    return [{ part: 'live', difference: differenceAt(ROOT, before?.details, after?.details) }];
  if (isSameState(before, after)) return [];
  const presence = compareDraftPresence(before, after);
  const live = compareDetails(before.details, after.details).filter((edit) => !presence || !isDraftFlag(edit));
  const draft = before.draft && after.draft ? compareDetails(before.draft, after.draft) : [];
  return [
    ...[...(presence ? [presence] : []), ...live].map((difference): FieldDifference => ({ part: 'live', difference })),
    ...compareRows(before, after).map((difference): FieldDifference => ({ part: 'row', difference })),
    ...draft.map((difference): FieldDifference => ({ part: 'draft', difference })),
  ];
}
