import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { hasPassed } from '@brazier/audit';
import type { CampaignChanges, Change } from '@brazier/diff';
import { visible } from '@brazier/schema';
import {
  type AuditFolder,
  type BrazierConfig,
  CONFIG_FILE,
  parseConfig,
  withAcknowledgement,
  writeWorkTree,
} from '@brazier/store';

/** A finding that somebody has looked at, and what they say of it. */
export interface Acknowledged {
  campaign: Pick<CampaignChanges, 'name'>;
  change: Pick<Change, 'fingerprint' | 'rule'>;
  reason: string;
}

/**
 * Writes an acknowledgement into the policy of `brazier.json`; committing it is the user's. Gives one sentence that says what was written.
 *
 * @throws ConfigError where the file, or the reason, is not valid.
 */
export async function acknowledge(folder: AuditFolder, { campaign, change, reason }: Acknowledged): Promise<string> {
  const file = join(folder.dir, CONFIG_FILE);
  const text = await readFile(file, 'utf8');
  const acknowledged = parseConfig(text, file).policy?.acknowledge ?? [];
  if (acknowledged.some(({ fingerprint }) => fingerprint === change.fingerprint)) {
    return visible(`${nameOf({ campaign, change })} was acknowledged before.`);
  }
  const edited = withAcknowledgement(text, { fingerprint: change.fingerprint, reason }, file);
  await writeWorkTree(folder, new Map([[CONFIG_FILE, edited]]));
  return visible(`${nameOf({ campaign, change })} acknowledged: commit ${CONFIG_FILE} to keep it.`);
}

function nameOf({ campaign, change }: Pick<Acknowledged, 'campaign' | 'change'>): string {
  return `${change.rule} of “${campaign.name}”`;
}

/** What the policy acknowledges, by fingerprint, without what has expired. @param now milliseconds since the epoch. */
export function acknowledgedBy(
  { policy }: BrazierConfig,
  now: number,
): Map<string, { reason: string; expires: string | null }> {
  const standing = (policy?.acknowledge ?? []).filter(({ expires }) => !hasPassed(expires, now));
  // As in a check, the first line that matches counts.
  return new Map(
    standing.toReversed().map(({ fingerprint, reason, expires = null }) => [fingerprint, { reason, expires }]),
  );
}
