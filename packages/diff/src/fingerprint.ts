import { createHash } from 'node:crypto';
import type { Json } from '@brazier/schema';
import { canonicalText } from './canonical-text.ts';
import { canonicalValue } from './canonical-value.ts';
import type { Difference } from './difference.ts';
import { messageOf, type Scene } from './scene.ts';

const DIGITS = 12;

/**
 * What a fingerprint is made of, as canonical JSON: what changed and where, and nothing of the order of anything, of what
 * surrounds it or of how it is worded. The form is pinned: acknowledgements in policies hang on it.
 */
export function fingerprintSource(rule: string, difference: Difference, scene: Scene): string {
  const { identity, row, evidence } = difference;
  const place: Json[] = [scene.workspace, scene.campaignId, rule, scene.draft, [...identity]];
  const values = [
    canonicalSide(difference.before, difference, scene),
    canonicalSide(difference.after, difference, scene),
  ];
  const more: Json[] = [...(row ? ['row'] : []), ...(evidence === undefined ? [] : [evidence])];
  return canonicalText([...place, ...values, ...more]);
}

/** An absent value is an empty list: null is a value. */
function canonicalSide(value: Json | undefined, difference: Difference, scene: Scene): Json[] {
  if (value === undefined) return [];
  return [canonicalValue(value, difference.path, messageOf(difference, scene)?.content)];
}

/**
 * The first 12 hexadecimal digits of the SHA-256 of the source.
 *
 * @param occurrence from 0: tells apart changes of one campaign that have the same source, such as the same edit of two equal elements.
 */
export function fingerprint(source: string, occurrence: number): string {
  const hash = createHash('sha256').update(source);
  if (occurrence > 0) hash.update(`\n${occurrence}`);
  return hash.digest('hex').slice(0, DIGITS);
}
