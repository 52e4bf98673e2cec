import type { Change } from '@brazier/diff';
import { visible } from '@brazier/schema';
import { type Span, span } from './span.ts';

/** What somebody said of a finding that they have looked at. */
export interface Acknowledgement {
  reason: string;
  /** A day or a time from which on the finding counts again; null for never. */
  expires: string | null;
}

/** What the policy acknowledges, by the fingerprints of changes. */
export type Acknowledgements = ReadonlyMap<string, Acknowledgement>;

/** `acknowledged: agreed with legal (until 2026-12-24)`; null for a change that nobody has acknowledged. */
export function acknowledgementOf({ fingerprint }: Change, acknowledged: Acknowledgements): string | null {
  const found = acknowledged.get(fingerprint);
  if (found === undefined) return null;
  return visible(`acknowledged: ${found.reason}${found.expires === null ? '' : ` (until ${found.expires})`}`);
}

/** Stands in a row before what changed, where all of it is acknowledged; its severity is dimmed then, and never hidden. */
export function acknowledgedMark(changes: readonly Change[], acknowledged: Acknowledgements): Span | null {
  const isAll = changes.length > 0 && changes.every(({ fingerprint }) => acknowledged.has(fingerprint));
  return isAll ? span('acknowledged  ', 'dim') : null;
}
