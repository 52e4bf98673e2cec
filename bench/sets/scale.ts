import { fileURLToPath } from 'node:url';
import { type Braze, startBraze } from '../braze.ts';
import { compare } from '../compare.ts';
import { createAuditFolder, measureNode, type NodeUsage, PROGRAM, runCommand, temporaryFolder } from '../program.ts';

export const about =
  'large workspaces: 7 edits among 5,000 campaigns, and all of 10,000, beside bare loops of the same requests that commit with the same plumbing';

const BARE = fileURLToPath(new URL('../processes/bare-plumbing.ts', import.meta.url));
const EDITS = 7;
/** What one page of the list holds. */
const PAGE = 100;
const MEGABYTE = 1024;

/** Measures large workspaces. The stand-in allows any rate: nothing waits for a limit on either side. */
export async function run(): Promise<void> {
  await compareIncremental({ campaigns: 5_000, latencyMs: 20 });
  await compareFull({ campaigns: 10_000, latencyMs: 100, atATime: 64 });
}

async function compareIncremental(size: { campaigns: number; latencyMs: number }): Promise<void> {
  const braze = await startBraze(size);
  const folders = await prepareFolders(braze);
  const prepare = async () => {
    await braze.edit(EDITS);
    await braze.requests();
  };
  const ours = (name: string, most: { list: number; details: number }, ...options: string[]) => ({
    name,
    prepare,
    run: async () => {
      const usage = await snapshot(braze, folders.ours, ...options);
      await assertRequests(braze, most);
      return usage;
    },
  });
  const list = Math.ceil(size.campaigns / PAGE) + 1;
  const incremental = ours('brazier snapshot', { list, details: EDITS });
  await compare({
    ours: incremental,
    floor: ours('brazier snapshot --full', { list, details: size.campaigns }, '--full'),
    pairs: 3,
  });
  await compare({
    ours: incremental,
    // It asks for those edited last, whoever has seen them: no edits of its own, which ours would have to fetch too.
    floor: { name: 'a bare loop', run: () => bare(braze, folders.bare, { BENCH_NEWEST: String(EDITS) }) },
    pairs: 5,
  });
  console.log(`    ${list} list requests and ${EDITS} details (drafts aside) each time`);
  await braze.stop();
}

async function compareFull(size: { campaigns: number; latencyMs: number; atATime: number }): Promise<void> {
  const braze = await startBraze(size);
  const atATime = String(size.atATime);
  const peak = { memory: 0, git: 0 };
  let folder = '';
  const noted = (usage: NodeUsage) => {
    peak.memory = Math.max(peak.memory, usage.memory);
    peak.git = Math.max(peak.git, usage.git);
    return usage;
  };
  const options = ['--concurrency', atATime];
  await compare({
    ours: {
      name: `brazier snapshot of ${size.campaigns.toLocaleString('en-US')}, ${atATime} at a time, ${size.latencyMs} ms of latency`,
      prepare: async () => {
        folder = await createAuditFolder(braze.endpoint);
      },
      run: async () => noted(await snapshot(braze, folder, ...options)),
    },
    floor: {
      name: 'a bare loop',
      prepare: async () => {
        folder = await createRepository();
      },
      run: () => bare(braze, folder, { BENCH_AT_A_TIME: atATime }),
    },
    pairs: 2,
  });
  tellPeak('its process', peak.memory);
  tellPeak('any git of it', peak.git);
  folder = await createAuditFolder(braze.endpoint);
  await snapshot(braze, folder, ...options);
  await braze.edit(EDITS);
  const again = await snapshot(braze, folder, '--full', ...options);
  tellPeak('its process, asking for all of them once more', again.memory);
  tellPeak('any git of it', again.git);
  await braze.stop();
}

/** Two folders with a snapshot of all campaigns: ours, and that of a bare loop. */
async function prepareFolders(braze: Braze): Promise<{ ours: string; bare: string }> {
  const folders = { ours: await createAuditFolder(braze.endpoint), bare: await createRepository() };
  await snapshot(braze, folders.ours);
  await bare(braze, folders.bare);
  return folders;
}

async function createRepository(): Promise<string> {
  const folder = temporaryFolder();
  await runCommand('git', ['init', '-q'], folder);
  return folder;
}

async function snapshot(braze: Braze, folder: string, ...options: string[]): Promise<NodeUsage> {
  const head = () => runCommand('git', ['rev-parse', 'HEAD'], folder);
  const before = await head();
  const args = [PROGRAM, 'snapshot', '--quiet', ...options];
  const { usage } = await measureNode(args, folder, { BRAZE_API_KEY: braze.apiKey });
  if ((await head()) === before) throw new Error('nothing was committed');
  return usage;
}

async function bare(braze: Braze, folder: string, env: Record<string, string> = {}): Promise<NodeUsage> {
  const access = { BRAZE_ENDPOINT: braze.endpoint, BRAZE_API_KEY: braze.apiKey };
  return (await measureNode([BARE], folder, { ...access, ...env })).usage;
}

async function assertRequests(braze: Braze, most: { list: number; details: number }): Promise<void> {
  const { list, details } = await braze.requests();
  if (list > most.list || details > most.details)
    throw new Error(`${list} list requests and ${details} details instead of ${most.list} and ${most.details}`);
}

function tellPeak(whose: string, kilobytes: number): void {
  console.log(`    at most ${Math.round(kilobytes / MEGABYTE)} MB held by ${whose}`);
}
