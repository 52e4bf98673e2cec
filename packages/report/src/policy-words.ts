import type { CheckFinding } from '@brazier/audit';
import { oneLine } from './display-text.ts';

/** What the policy says of a change, one sentence each, the last one the fingerprint by which it can be acknowledged. */
export function policySentences({ change, decidedBy, acknowledged, ignored }: CheckFinding): string[] {
  const sentences: string[] = [];
  if (acknowledged) {
    const until = acknowledged.expires ? ` until ${oneLine(acknowledged.expires)}` : '';
    sentences.push(`acknowledged${until}: ${oneLine(acknowledged.reason)}`);
  }
  if (ignored) sentences.push(`ignored: ${oneLine(ignored.reason)}`);
  if (decidedBy) sentences.push(`decided by ${oneLine(decidedBy.line)}: ${oneLine(decidedBy.text)}`);
  return [...sentences, `fingerprint ${oneLine(change.fingerprint)}`];
}
