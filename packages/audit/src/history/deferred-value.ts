import type { CampaignChanges } from '@brazier/diff';
import { decodeCampaignFile } from '@brazier/store';

/**
 * Lets a campaign that was added or removed whole be held as its file, packed, a fraction of the objects that it decodes to: of ten thousand in a first
 * snapshot only the one that is looked at is decoded.
 *
 * @param read gives the file that the campaign's details stand in.
 * @param file its path, for messages.
 */
export function deferValue<Found extends CampaignChanges>(campaign: Found, read: () => Buffer, file: string): Found {
  const side = campaign.status === 'added' ? 'after' : 'before';
  for (const change of campaign.changes) {
    if (change.path.length > 0 || campaign.status === 'changed') continue;
    Object.defineProperty(change, side, {
      enumerable: true,
      configurable: true,
      get: () => decodeCampaignFile(read().toString('utf8'), file).details,
    });
  }
  return campaign;
}
