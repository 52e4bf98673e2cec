import { type Change, splitSentence } from '@brazier/diff';
import { visible } from '@brazier/schema';
import { differsOnlyInSecrets } from './secrets.ts';
import { describePath, isTime } from './values.ts';

/** True where both values are texts to be compared word by word. */
export function isTextChange({ before, after, op, inside }: Change): boolean {
  return (
    op === 'changed' &&
    inside === undefined &&
    typeof before === 'string' &&
    typeof after === 'string' &&
    before !== '' &&
    after !== '' &&
    !isTime(before) &&
    !differsOnlyInSecrets(before, after)
  );
}

/**
 * What a change is called above its values: the catalogue's sentence, or, where the values of a text follow, its field
 * alone. What message it lies in stands above.
 */
export function changeTitle(change: Change): string {
  const { heading, rest } = splitSentence(change);
  if (!isTextChange(change)) return rest;
  const path = heading === null ? change.path : change.path.slice(2);
  return path.length === 0 ? rest : describePath(path);
}

/** The message variation that a change lies in, as the catalogue calls it: `email “Variation 1”`; null where it lies in none. */
export function messageHeading(change: Change): string | null {
  if (change.message === undefined) return null;
  const { heading } = splitSentence(change);
  if (heading !== null) return heading;
  const { channel, name, id } = change.message;
  const kind = channel === null ? 'message' : visible(channel).replaceAll('_', ' ');
  return name === null ? `${kind} ${visible(id).slice(0, 8)}` : `${kind} “${visible(name)}”`;
}

/** Why it matters, without what the header of the campaign says already. */
export function changeReason({ reason }: Change): string {
  return visible(reason.replace(/; the campaign (?:is|was) [^;]*$/, ''));
}
