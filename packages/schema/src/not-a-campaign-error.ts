/** A body that cannot be what was asked for: no tolerance could make a campaign, or a page of campaigns, of it. */
export class NotACampaignError extends Error {
  override readonly name = 'NotACampaignError';
  readonly data: { reason: string };

  constructor(reason: string) {
    super(`Braze's answer is no campaign: ${reason}.`);
    this.data = { reason };
  }
}
