import { type Change, splitSentence } from '@brazier/diff';
import { visible } from '@brazier/schema';
import { differsOnlyInSecrets } from './secrets.ts';
import { describePath, isTime } from './values.ts';

/** A message's name stands no farther from the start of its sentence: `post-launch draft: in-app message`. */
const LONGEST_CHANNEL = 60;

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
  // That it stands in the draft is told beside it.
  const told = change.draft ? rest.replace(/^post-launch draft: /, '') : rest;
  if (!isTextChange(change)) return told;
  const path = heading === null ? change.path : change.path.slice(2);
  return NOUN.exec(told)?.[1] ?? (path.length === 0 ? told : describePath(path));
}

/** What a sentence calls the value, before the value itself: `sender “Old” → “New”`, `body: 3 places changed`, `header “X”: “a” → “b”`. */
const NOUN = /^([^“:]+?(?: “[^”]*”)?)(?=: | “)/;

/** The message variation that a change lies in, as the catalogue calls it: `email “Variation 1”`; null where it lies in none. */
export function messageHeading(change: Change): string | null {
  if (change.message === undefined) return null;
  const { heading } = splitSentence(change);
  if (heading !== null) return heading;
  const { channel, name, id } = change.message;
  const quoted = name === null ? '' : `“${visible(name)}”`;
  const at = quoted === '' ? -1 : change.text.indexOf(quoted);
  if (at > 0 && at <= LONGEST_CHANNEL)
    return change.text.slice(0, at + quoted.length).replace(/^post-launch draft: /, '');
  const kind = channel === null ? 'message' : visible(channel).replaceAll('_', ' ');
  return name === null ? `${kind} ${visible(id).slice(0, 8)}` : `${kind} “${visible(name)}”`;
}

/** Why it matters, without what the head of the campaign or the title of the change says already. */
export function changeReason({ reason }: Change): string {
  return visible(reason.replace(/; (?:the campaign (?:is|was)|it stands in the post-launch draft only) [^;]*$/, ''));
}
