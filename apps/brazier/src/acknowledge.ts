import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { CampaignChanges, Change } from '@brazier/diff';
import { visible } from '@brazier/schema';
import { type AuditFolder, type BrazierConfig, CONFIG_FILE, parseConfig, writeWorkTree } from '@brazier/store';

/** A finding that somebody has looked at, and what they say of it. */
export interface Acknowledged {
  campaign: Pick<CampaignChanges, 'name'>;
  change: Pick<Change, 'fingerprint'>;
  reason: string;
}

/**
 * Writes an acknowledgement into the policy of `brazier.json`; committing it is the user's. Gives one sentence that says what was written.
 *
 * @throws ConfigError where the file, or the reason, is not valid.
 */
export async function acknowledge(folder: AuditFolder, { campaign, change, reason }: Acknowledged): Promise<string> {
  const file = join(folder.dir, CONFIG_FILE);
  const config = parseConfig(await readFile(file, 'utf8'), file);
  const acknowledged = config.policy?.acknowledge ?? [];
  if (acknowledged.some(({ fingerprint }) => fingerprint === change.fingerprint)) {
    return `${change.fingerprint} was acknowledged before.`;
  }
  const entry = { fingerprint: change.fingerprint, reason };
  const after: BrazierConfig = {
    ...config,
    policy: { ...config.policy, acknowledge: [...acknowledged, entry] },
  };
  const text = `${JSON.stringify(after, null, 2)}\n`;
  parseConfig(text, file);
  await writeWorkTree(folder, new Map([[CONFIG_FILE, text]]));
  return visible(
    `acknowledged ${change.fingerprint} of “${campaign.name}” in ${CONFIG_FILE}; commit that file to keep it.`,
  );
}
