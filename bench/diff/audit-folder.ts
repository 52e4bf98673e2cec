import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { CampaignState } from '@brazier/schema';
import { campaignFilePath, encodeCampaignFile } from '@brazier/store';
import { createAuditFolder, runCommand } from '../program.ts';
import type { CampaignPair } from './campaign-pairs.ts';

/** An audit folder with two snapshots, before and after. */
export async function createTwoSnapshots(pairs: readonly CampaignPair[]): Promise<string> {
  const folder = await createAuditFolder('http://127.0.0.1:9');
  for (const side of ['before', 'after'] as const) {
    for (const pair of pairs) writeCampaign(folder, pair[side]);
    const trailers = 'Brazier-Workspace: production\nBrazier-Complete: full\nBrazier-Severity: error';
    await runCommand('git', ['add', '-A'], folder);
    await runCommand(
      'git',
      ['commit', '-q', '-m', `Snapshot\n\n${trailers}\nBrazier-Changes: ${pairs.length}`],
      folder,
    );
  }
  await runCommand('git', ['repack', '-adq'], folder);
  return folder;
}

function writeCampaign(folder: string, state: CampaignState): void {
  const file = join(folder, campaignFilePath('production', state.id));
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, encodeCampaignFile(state));
}
