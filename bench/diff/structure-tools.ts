import { createRequire } from 'node:module';
import type { Change } from '@brazier/diff';
import { isJsonObject, type Json } from '@brazier/schema';
import type { CampaignPair } from './campaign-pairs.ts';

/** Something that compares two states of a campaign. */
export interface StructureTool {
  /** Only this is measured. */
  compare(pair: CampaignPair): unknown;
  /** What it found, an entry a line, in its own words. */
  entries(found: unknown): string[];
}

/** A difference as deep-diff gives it. */
interface DeepDifference {
  kind: 'N' | 'D' | 'E' | 'A';
  path?: (string | number)[];
  lhs?: Json;
  rhs?: Json;
  index?: number;
  item?: DeepDifference;
}

/** In the place of a tool: the same process with nothing to do, which shows what the campaigns themselves take. */
export const NO_TOOL = 'the campaigns alone';

/** The tools by name, each loaded alone, so that none has the memory of another. Brazier comes first: the others are measured against it. */
export const STRUCTURE_TOOLS: Record<string, () => Promise<StructureTool>> = {
  Brazier: async () => {
    const { diff } = await import('@brazier/diff');
    return {
      compare: ({ before, after }) => diff(before, after, { workspace: 'production' }),
      entries: (found) => (found as Change[]).map(({ text }) => text),
    };
  },
  'deep-diff': async () => {
    // The very version that Brazier itself builds on.
    const load = createRequire(new URL('../../packages/diff/package.json', import.meta.url));
    const deepDiff = load('deep-diff') as { diff(before: unknown, after: unknown): DeepDifference[] | undefined };
    return {
      compare: ({ before, after }) => deepDiff.diff(before, after),
      entries: (found) => ((found ?? []) as DeepDifference[]).map((difference) => tellDeepDifference(difference, [])),
    };
  },
  jsondiffpatch: async () => {
    const { create } = await import('jsondiffpatch');
    const patcher = create();
    return { compare: ({ before, after }) => patcher.diff(before, after), entries: (found) => tellDelta(found, []) };
  },
  'jsondiffpatch, objectHash': async () => {
    const { create } = await import('jsondiffpatch');
    const patcher = create({ objectHash: hashOf });
    return { compare: ({ before, after }) => patcher.diff(before, after), entries: (found) => tellDelta(found, []) };
  },
};

/** What makes an element of Braze's arrays itself, as far as one function without its surroundings can say. */
function hashOf(item: object): string {
  const { choice_id, header, key, type, product, custom_event_name, app_ids } = item as Record<string, Json>;
  if (typeof choice_id === 'string') return choice_id;
  if (typeof key === 'string') return key;
  if (isJsonObject(header)) return JSON.stringify(header);
  return JSON.stringify([type, product, custom_event_name, app_ids]);
}

function tellDeepDifference({ path = [], ...difference }: DeepDifference, above: (string | number)[]): string {
  const place = [...above, ...path];
  if (difference.kind === 'A' && difference.item)
    return tellDeepDifference(difference.item, [...place, difference.index ?? 0]);
  if (difference.kind === 'N') return `added   ${show(place, difference.rhs)}`;
  if (difference.kind === 'D') return `removed ${show(place, difference.lhs)}`;
  return `changed ${show(place, difference.lhs, difference.rhs)}`;
}

/** The leaves of a delta: what its reader has to take note of, one by one. */
function tellDelta(delta: unknown, path: (string | number)[]): string[] {
  if (Array.isArray(delta)) {
    const [first, second, third] = delta as [Json, Json?, Json?];
    if (delta.length === 1) return [`added   ${show(path, first)}`];
    if (delta.length === 2) return [`changed ${show(path, first, second)}`];
    return [third === 3 ? `moved   ${placeOf(path)} to ${String(second)}` : `removed ${show(path, first)}`];
  }
  if (delta === null || typeof delta !== 'object') return [];
  return Object.entries(delta).flatMap(([key, inner]) => (key === '_t' ? [] : tellDelta(inner, [...path, key])));
}

function show(path: readonly (string | number)[], ...values: (Json | undefined)[]): string {
  return [placeOf(path), values.map((value) => JSON.stringify(value)).join(' → ')].join(': ');
}

/** The path inside the campaign's details, where all of the edits are. */
function placeOf(path: readonly (string | number)[]): string {
  return path.filter((step) => step !== 'details').join('.');
}
