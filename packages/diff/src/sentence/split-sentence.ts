import { visible } from '@brazier/schema';
import type { Change } from '../change.ts';

/** A sentence in two: the message that it begins with, `email “Variation 1”`, or null where it names none, and the rest. */
export function splitSentence({ text, message }: Pick<Change, 'text' | 'message'>): {
  heading: string | null;
  rest: string;
} {
  if (message?.name === undefined || message.name === null) return { heading: null, rest: text };
  const end = `“${visible(message.name)}”: `;
  const at = text.indexOf(end);
  if (at === -1) return { heading: null, rest: text };
  return { heading: text.slice(0, at + end.length - 2), rest: text.slice(at + end.length) };
}
