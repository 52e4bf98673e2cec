import { visible } from '@brazier/schema';
import { hideMasks } from './secrets.ts';

/** Text from Braze as a sentence may hold it: no masks, nothing that moves or hides, cut after so many characters. */
export function safeText(text: string, limit: number): string {
  return visible(cut(hideMasks(text), limit));
}

function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  // A cut between the two halves of a character would leave half of it.
  return `${text
    .slice(0, limit)
    .replace(/[\ud800-\udbff]$/, '')
    .trimEnd()}…`;
}
