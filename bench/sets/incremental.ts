import { type Braze, startBraze } from '../braze.ts';
import { compare } from '../compare.ts';
import { createAuditFolder, measureNode, PROGRAM, runBrazier } from '../program.ts';

export const about = 'the next snapshot of 1,000 campaigns after 7 edits, beside one that asks for all of them';

const EDITS = 7;

interface Report {
  summary: { campaigns: { changed: number } };
  workspaces: { production: { requests: number } };
}

/** Measures an incremental snapshot. */
export async function run(): Promise<void> {
  const braze = await startBraze({ campaigns: 1_000, latencyMs: 20 });
  const env = { BRAZE_API_KEY: braze.apiKey };
  const folder = await createAuditFolder(braze.endpoint);
  await runBrazier(['snapshot', '--quiet'], folder, env);
  const prepare = () => editSome(braze);
  const snapshot = async (...options: string[]) => {
    const args = [PROGRAM, 'snapshot', '--format', 'json', '--quiet', ...options];
    const { stdout, usage } = await measureNode(args, folder, env);
    const report = JSON.parse(stdout) as Report;
    const changed = report.summary.campaigns.changed;
    if (changed !== EDITS) throw new Error(`${changed} campaigns were seen to change instead of ${EDITS}`);
    return { ...usage, requests: report.workspaces.production.requests };
  };
  await compare({
    ours: { name: 'brazier snapshot', prepare, run: () => snapshot() },
    floor: { name: 'brazier snapshot --full', prepare, run: () => snapshot('--full') },
    pairs: 5,
  });
  await braze.stop();
}

async function editSome(braze: Braze): Promise<void> {
  await braze.edit(EDITS);
}
