import { readInstant } from '@brazier/schema';
import { campaignFrom } from './campaigns/blueprint.ts';
import { bulkBlueprint } from './campaigns/bulk.ts';
import { LANGUAGE_CAMPAIGNS } from './campaigns/languages.ts';
import { LIFECYCLE } from './campaigns/lifecycle.ts';
import { OPERATIONS } from './campaigns/operations.ts';
import { PROMOTIONS } from './campaigns/promotions.ts';
import { World } from './world.ts';

/** The present of a world for which none is given. */
export const DEFAULT_PRESENT = '2026-03-02T09:00:00Z';

const BELIEVABLE = [...LANGUAGE_CAMPAIGNS, ...LIFECYCLE, ...PROMOTIONS, ...OPERATIONS];

/**
 * The workspace of Fjord & Fern, an invented shop for slow plants: 64 campaigns over all channels and five languages, the same for the
 * same `seed`. With more `campaigns` everyday ones join them; their details are made when asked for and never kept, so that 10,000
 * need no more memory than 64. `now` (ISO 8601) is the world's present: all edits lie at least 20 days before it.
 */
export function createWorld(options: { campaigns?: number; seed?: number; now?: string } = {}): World {
  const { campaigns = BELIEVABLE.length, seed = 1, now = DEFAULT_PRESENT } = options;
  const present = readInstant(now);
  if (present === null) throw new Error(`${JSON.stringify(now)} is no time in ISO 8601.`);
  const bulk = Array.from({ length: Math.max(0, campaigns - BELIEVABLE.length) }, (_, index) =>
    bulkBlueprint(seed, index),
  );
  const blueprints = [...BELIEVABLE.slice(0, campaigns), ...bulk].sort((left, right) => right.made - left.made);
  return new World(blueprints.map((blueprint) => campaignFrom(blueprint, seed, present)));
}
