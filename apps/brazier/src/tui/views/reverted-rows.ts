import { compareSeverity, type RevertedCampaign } from '@brazier/diff';
import { REVERTED_TITLE, rewordReverted } from '@brazier/report';
import { sentenceInMessage } from '../rows/change-label.ts';
import { type Row, span } from '../rows/span.ts';

/** Stands above the campaigns with what changed between the ends of a comparison and changed back. `isAll`: nothing else changed. */
export function revertedHeading(reverted: readonly RevertedCampaign[], isAll: boolean): Row[] {
  if (reverted.length === 0) return [];
  const above: Row[] = isAll ? [[span('Nothing is different at the end.')], []] : [[]];
  return [...above, [span(REVERTED_TITLE, 'heading')]];
}

/** A campaign with what was changed and changed back, the most severe first; its history shows both. */
export function revertedRow(campaign: RevertedCampaign): Row {
  return [span('· ', 'dim'), span(`${campaign.name}  `), span(sentences(campaign), 'dim')];
}

/** The row in words. */
export function revertedWords(campaign: RevertedCampaign): string {
  return `${campaign.name}, changed and changed back: ${sentences(campaign)}`;
}

function sentences({ changes }: RevertedCampaign): string {
  return changes
    .toSorted((one, other) => compareSeverity(other.severity, one.severity))
    .map((change) => sentenceInMessage(rewordReverted(change)))
    .join('; ');
}
