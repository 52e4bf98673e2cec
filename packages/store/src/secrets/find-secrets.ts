import type { CampaignState, JsonPath } from '@brazier/schema';
import { createMasker } from './masker.ts';

/** The paths in a stored campaign of what should have been masked; empty for one written by a snapshot. */
export function findSecrets(state: CampaignState, unmasked: readonly string[] = []): JsonPath[] {
  // Without a key: only where something would be masked matters, and masks are never masked again.
  return createMasker({ key: null, unmasked }).mask(state).masked;
}
