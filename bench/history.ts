import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { commitMessage } from '@brazier/audit';
import { campaignChanges, createChangeSet } from '@brazier/diff';
import { createWorld, type World } from '@brazier/fake-braze';
import type { CampaignState } from '@brazier/schema';
import { campaignFilePath, encodeCampaignFile } from '@brazier/store';
import { editEveryday } from './everyday-edits.ts';
import { createAuditFolder, runCommand } from './program.ts';

/** How much history there is to be. */
export interface HistorySize {
  campaigns: number;
  snapshots: number;
  /** Campaigns that each snapshot after the first finds edited. */
  editsEach: number;
}

const FIRST = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;
const RUNS = { production: { complete: true, failed: [] } };

/** An audit folder with hourly snapshots, the first of all campaigns, each later one of some edits: written by `git fast-import`, since taking them would take hours. */
export async function createHistory({ campaigns, snapshots, editsEach }: HistorySize): Promise<string> {
  const folder = await createAuditFolder('http://127.0.0.1:9');
  const branch = (await runCommand('git', ['symbolic-ref', 'HEAD'], folder)).trim();
  const world = createWorld({ campaigns, now: new Date(FIRST).toISOString() });
  const { ids } = world;
  const git = spawn('git', ['fast-import', '--quiet', '--date-format=raw'], {
    cwd: folder,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const write = async (text: string) => {
    if (!git.stdin.write(text)) await once(git.stdin, 'drain');
  };
  let previous: string | null = null;
  for (let snapshot = 0; snapshot < snapshots; snapshot += 1) {
    const time = new Date(FIRST + snapshot * HOUR).toISOString();
    const edits = Array.from({ length: editsEach }, (_, edit) => snapshot * editsEach + edit);
    const states = snapshot === 0 ? ids.map((id) => added(world, id)) : edits.map((edit) => edited(world, edit, time));
    const from = { revision: previous, time: previous };
    const set = createChangeSet(
      from,
      { revision: time, time },
      states.flatMap(
        ({ before, after }) => campaignChanges(before, after, { workspace: 'production', fromTime: previous }) ?? [],
      ),
    );
    const parent = snapshot === 0 ? `from ${branch}^0\n` : '';
    await write(
      `commit ${branch}\ncommitter Bench <bench@example.com> ${Date.parse(time) / 1000} +0000\n${data(commitMessage(set, RUNS))}${parent}`,
    );
    for (const { after } of states) {
      await write(`M 100644 inline ${campaignFilePath('production', after.id)}\n${data(encodeCampaignFile(after))}`);
    }
    previous = time;
  }
  git.stdin.end();
  await once(git, 'close');
  await runCommand('git', ['reset', '-q', '--hard'], folder);
  await runCommand('git', ['repack', '-adq'], folder);
  return folder;
}

interface Step {
  before: CampaignState | null;
  after: CampaignState;
}

function added(world: World, id: string): Step {
  return { before: null, after: stateOf(world, id) };
}

/** Steps through the campaigns so that edits of all kinds meet each of them in time. */
function edited(world: World, edit: number, time: string): Step {
  const { ids } = world;
  const id = ids[(edit * 7 + Math.floor(edit / ids.length)) % ids.length] ?? '';
  const before = stateOf(world, id);
  world.editCampaign(id, (details) => editEveryday(details, edit), { at: time });
  return { before, after: stateOf(world, id) };
}

function stateOf(world: World, id: string): CampaignState {
  return { id, list: world.row(id), details: world.details(id) };
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
