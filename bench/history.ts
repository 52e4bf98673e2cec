import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWorld } from '@brazier/fake-braze';
import { campaignFilePath, encodeCampaignFile } from '@brazier/store';
import { createAuditFolder, runCommand } from './program.ts';

/** How much history there is to be. */
export interface HistorySize {
  campaigns: number;
  snapshots: number;
  editsEach: number;
}

const FIRST = Date.UTC(2026, 0, 1);
const HOUR = 3_600_000;

/** An audit folder with hourly snapshots, the first of all campaigns, each later one of some edits: written by `git fast-import`, since taking them would take hours. */
export async function createHistory({ campaigns, snapshots, editsEach }: HistorySize): Promise<string> {
  const folder = await createAuditFolder('http://127.0.0.1:9');
  const branch = (await runCommand('git', ['symbolic-ref', 'HEAD'], folder)).trim();
  const world = createWorld({ campaigns });
  const { ids } = world;
  const git = spawn('git', ['fast-import', '--quiet', '--date-format=raw'], {
    cwd: folder,
    stdio: ['pipe', 'inherit', 'inherit'],
  });
  const write = async (text: string) => {
    if (!git.stdin.write(text)) await once(git.stdin, 'drain');
  };
  for (let snapshot = 0; snapshot < snapshots; snapshot += 1) {
    const time = new Date(FIRST + snapshot * HOUR);
    const changed =
      snapshot === 0
        ? ids
        : Array.from({ length: editsEach }, (_, edit) => ids[(snapshot * editsEach + edit) % ids.length] ?? '');
    const files = changed.map((id) => {
      const edited = { at: time.toISOString() };
      if (snapshot > 0)
        world.editCampaign(
          id,
          (details) => Object.assign(details, { description: `As of snapshot ${snapshot}` }),
          edited,
        );
      const text = encodeCampaignFile({ id, list: world.row(id), details: world.details(id) });
      return `M 100644 inline ${campaignFilePath('production', id)}\n${data(text)}`;
    });
    const trailers = [
      'Workspace: production',
      'Complete: full',
      'Severity: warning',
      `Changes: ${changed.length}`,
      ...changed.slice(0, 100).map((id) => `Campaign: ${id}`),
    ];
    const message = `Snapshot ${snapshot}\n\n${trailers.map((trailer) => `Brazier-${trailer}\n`).join('')}`;
    const from = snapshot === 0 ? `from ${branch}^0\n` : '';
    await write(
      `commit ${branch}\ncommitter Bench <bench@example.com> ${time.getTime() / 1000} +0000\n${data(message)}${from}${files.join('')}`,
    );
  }
  git.stdin.end();
  await once(git, 'close');
  await runCommand('git', ['reset', '-q', '--hard'], folder);
  await runCommand('git', ['repack', '-adq'], folder);
  return folder;
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
