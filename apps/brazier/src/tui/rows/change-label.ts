import { type Change, composeSentence } from '@brazier/diff';
import { visible } from '@brazier/schema';
import { differsOnlyInSecrets } from './secrets.ts';
import { isTime } from './values.ts';

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

/** The sentence of a change, without the message that it is in. */
export function sentenceInMessage({ message, wording, text }: Change): string {
  return message === undefined ? text : composeSentence(wording, 'none');
}

/**
 * What a change is called above its values: the catalogue's sentence, or, where the values of a text follow, its field
 * alone. The message it is in, and the draft, are named above it.
 */
export function changeTitle(change: Change): string {
  const { wording, message } = change;
  const placed = message === undefined ? 'full' : 'none';
  if (!isTextChange(change) || wording.subject === null) return composeSentence(wording, placed);
  return placed === 'none' || wording.place === null ? wording.subject : `${wording.place.full}: ${wording.subject}`;
}

/** The message variation that a change lies in, as the catalogue calls it: `email “Variation 1”`; null where it lies in none. */
export function messageHeading({ message, wording }: Change): string | null {
  return message === undefined ? null : (wording.place?.full ?? `message “${visible(message.name ?? message.id)}”`);
}

/** Why it matters, without what the head of the campaign says already. */
export function changeReason({ why }: Change): string {
  return visible(why.clause);
}
