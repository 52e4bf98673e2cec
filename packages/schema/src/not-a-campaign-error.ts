/** A body that cannot be what was asked for: no tolerance could make a campaign, or a page of campaigns, of it. */
export class NotACampaignError extends Error {
  override readonly name = 'NotACampaignError';
  readonly data: { asked: 'campaign' | 'list of campaigns'; reason: string };

  /** `reason` is a clause of its own, as "it is no JSON object", and never quotes the body. */
  constructor(asked: 'campaign' | 'list of campaigns', reason: string) {
    super(`Braze's answer is no ${asked}: ${reason}.`);
    this.data = { asked, reason };
  }
}
