import { fileURLToPath } from 'node:url';
import { startBraze } from '../braze.ts';
import { compare } from '../compare.ts';
import { createAuditFolder, measureNode, PROGRAM, runCommand, temporaryFolder } from '../program.ts';

export const about =
  'the first snapshot of 1,000 campaigns, beside fetching, writing and committing them with nothing in between';

const BARE = fileURLToPath(new URL('../processes/bare-snapshot.ts', import.meta.url));

/** Measures a first snapshot. */
export async function run(): Promise<void> {
  const braze = await startBraze({ campaigns: 1_000, latencyMs: 20 });
  const env = { BRAZE_ENDPOINT: braze.endpoint, BRAZE_API_KEY: braze.apiKey };
  let folder = '';
  await compare({
    ours: {
      name: 'brazier snapshot',
      prepare: async () => {
        folder = await createAuditFolder(braze.endpoint);
      },
      run: async () => (await measureNode([PROGRAM, 'snapshot', '--quiet'], folder, env)).usage,
    },
    floor: {
      name: 'a bare loop of requests, writes, git add and git commit',
      prepare: async () => {
        folder = temporaryFolder();
        await runCommand('git', ['init', '-q'], folder);
      },
      run: async () => (await measureNode([BARE], folder, env)).usage,
    },
    pairs: 5,
  });
  await braze.stop();
}
