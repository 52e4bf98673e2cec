import type { CampaignFacts } from '@brazier/diff';

/** What the campaign is now and what it was where that is another: `was live, now stopped`; `new, live`; `gone, was live`. */
export function standingWords({ before, after }: CampaignFacts): string {
  if (after === null) return before === null ? 'gone' : `gone, was ${before.status}`;
  if (before === null) return `new, ${after.status}`;
  return before.status === after.status ? after.status : `was ${before.status}, now ${after.status}`;
}
