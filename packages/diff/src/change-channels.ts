import { meansChannel } from '@brazier/schema';
import type { Change } from './change.ts';
import type { CampaignChanges } from './change-set.ts';

/**
 * True where the change is on a channel that somebody asks for, in any of Braze's spellings or by its kind. A change of a message is on the
 * message's channel, or on those of its campaign where it names none; any other change is on every channel that its campaign sends on, before or
 * after. One function for filters and policy alike.
 */
export function isOnChannel(change: Change, { facts }: Pick<CampaignChanges, 'facts'>, wanted: string): boolean {
  const own = ownChannels(change);
  return (own.length > 0 ? own : facts.channels).some((channel) => meansChannel(wanted, channel));
}

/** The channels that the change itself names: the one that came or went, that of its message, both where the message has another one. */
function ownChannels({ message, path, before, after }: Change): string[] {
  const [root, second, field] = path;
  if (root === 'channels' && typeof second === 'string') return [second];
  if (message === undefined) return [];
  const sides = path.length === 3 && field === 'channel' ? [before, after] : [];
  return [message.channel, ...sides].filter((channel) => typeof channel === 'string');
}
