import type { Change } from '@brazier/diff';
import type { JsonPath } from '@brazier/schema';
import type { DocumentLine } from '../rows/document.ts';
import { leafKey } from '../rows/value-lines.ts';

/** The line that tells what happened to a field: of the change that lies nearest to it, and where that is of a whole value, the field in it. Null where none does. */
export function lineOfField(
  changes: readonly Change[],
  lines: readonly DocumentLine[],
  field: JsonPath,
): number | null {
  const nearest = changes
    .map((change, index) => ({ change, index, shared: sharedSteps(change.path, field) }))
    .filter(({ change, shared }) => shared === Math.min(change.path.length, field.length))
    .reduce<{ change: Change; index: number; shared: number } | null>(
      (best, next) => (best === null || next.shared > best.shared ? next : best),
      null,
    );
  if (nearest === null) return null;
  const leaf = leafKey(nearest.change, field);
  const start = `${nearest.change.fingerprint}.${nearest.index}.`;
  const at = leaf === null ? -1 : lines.findIndex(({ key }) => key.startsWith(start + leaf));
  const found = at === -1 ? lines.findIndex(({ change }) => change === nearest.index) : at;
  return found === -1 ? null : found;
}

function sharedSteps(one: JsonPath, other: JsonPath): number {
  let shared = 0;
  while (shared < one.length && shared < other.length && one[shared] === other[shared]) shared++;
  return shared;
}
