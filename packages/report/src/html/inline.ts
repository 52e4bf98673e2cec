import { visible } from '@brazier/schema';
import { oneLine } from '../display-text.ts';
import { xmlText } from '../xml-text.ts';

/** Data text as inert HTML on one line, its direction kept apart from what stands around it. */
export function inlineText(text: string, limit?: number): string {
  return `<bdi>${xmlText(oneLine(text, limit))}</bdi>`;
}

/** Data text as inert HTML, whole, its line feeds kept: for places that show white space as it is. */
export function blockText(text: string): string {
  return xmlText(visible(text, { newlines: 'keep' }));
}

/** `2026-03-02T17:41:00Z` as `2026-03-02 17:41 UTC`; any other text as it is. */
export function readableTime(time: string): string {
  return time.replace(/^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}):\d{2}Z$/, '$1 $2 UTC');
}
