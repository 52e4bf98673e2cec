const CAMPAIGN_ID = /^[A-Za-z0-9_-]{2,128}$/;

/** True where an id may be used: ids become file names, so they have 2 to 128 letters, digits, `_` or `-` and nothing else. */
export function isCampaignId(id: unknown): id is string {
  return typeof id === 'string' && CAMPAIGN_ID.test(id);
}
