import type { Change } from '@brazier/diff';
import { visible } from '@brazier/schema';
import { describePath } from './values.ts';

const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

/** What changed, without its values: `subject`, `tag “promo”`, `conversion A › window`. The message is told by its heading. */
export function changeLabel(change: Change): string {
  const [head, second, ...rest] = change.path;
  if (change.rule === 'campaign.added') return 'campaign added';
  if (change.rule === 'campaign.removed') return 'campaign removed';
  if (change.rule === 'campaign.edited.unseen') return 'edited, in something that Braze’s API does not show';
  if (head === 'messages' && second !== undefined) {
    return rest.length === 0 ? `whole message ${OP_WORDS[change.op]}` : describePath(rest);
  }
  if (head === 'conversion_behaviors' && typeof second === 'number') {
    const name = `conversion ${LETTERS[second] ?? second + 1}`;
    return rest.length === 0 ? `${name} ${OP_WORDS[change.op]}` : `${name} › ${describePath(rest)}`;
  }
  if (head === 'tags' && typeof second === 'string') return `tag “${visible(second)}”`;
  if (head === 'channels' && typeof second === 'string') return `channel “${visible(second)}”`;
  if (head === 'teams' && typeof second === 'string') return `team “${visible(second)}”`;
  return describePath(change.path);
}

const OP_WORDS = { added: 'added', removed: 'removed', changed: 'changed', moved: 'moved' } as const;

/** The message variation that a change lies in: `email “Variation 1”`; null where it lies in none. */
export function messageLabel(change: Change): string | null {
  const { message } = change;
  if (message === undefined) return null;
  const channel = message.channel === null ? 'message' : visible(message.channel).replaceAll('_', ' ');
  return message.name === null
    ? `${channel} ${visible(message.id).slice(0, 8)}`
    : `${channel} “${visible(message.name)}”`;
}

/** The letter or number of a place in a list that is told from 0: conversions have letters. */
export function placeName(change: Change, index: unknown): string {
  if (typeof index !== 'number') return String(index);
  return change.path[0] === 'conversion_behaviors' ? (LETTERS[index] ?? String(index + 1)) : String(index + 1);
}
