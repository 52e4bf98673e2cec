import { compare } from '../compare.ts';
import { createHistory } from '../history.ts';
import { runBrazier, runCommand } from '../program.ts';

export const about =
  'the last 50 of 500 snapshots of 1,000 campaigns, with every change, beside git’s list of the files';

/** Measures reading the history. */
export async function run(): Promise<void> {
  const folder = await createHistory({ campaigns: 1_000, snapshots: 500, editsEach: 5 });
  const git = {
    name: 'git log --raw -n 50',
    run: async () => void (await runCommand('git', ['log', '--raw', '-n', '50'], folder)),
  };
  for (const args of [
    ['log', '-n', '50'],
    ['log', '-n', '50', '--format', 'json'],
  ]) {
    const ours = { name: `brazier ${args.join(' ')}`, run: async () => void (await runBrazier(args, folder)) };
    await compare({ ours, floor: git, pairs: 9 });
  }
}
