import { compare } from '../compare.ts';
import { createHistory } from '../history.ts';
import { runBrazier, runCommand } from '../program.ts';

export const about =
  'a diff over 500 snapshots of 1,000 campaigns, with what was changed and changed back, beside git’s patches of the same; and over one snapshot, beside the default that walks no history';

/** Measures comparing snapshots that lie far apart, and two that are next to each other. */
export async function run(): Promise<void> {
  const folder = await createHistory({ campaigns: 1_000, snapshots: 500, editsEach: 5 });
  const revisions = (await runCommand('git', ['log', '--format=%H', '--', 'workspaces'], folder)).trim().split('\n');
  const [newest = '', previous = ''] = revisions;
  const first = revisions.at(-1) ?? '';
  const brazier = (...args: string[]) => ({
    name: `brazier ${args.join(' ').replaceAll(/\b([0-9a-f]{7})[0-9a-f]{33}\b/g, '$1')}`,
    run: async () => void (await runBrazier(args, folder)),
  });
  await compare({
    ours: brazier('diff', first, newest, '--format', 'json'),
    floor: {
      name: 'git log --raw -p',
      run: async () => void (await runCommand('git', ['log', '--raw', '-p', `${first}..${newest}`], folder)),
    },
    pairs: 7,
  });
  await compare({ ours: brazier('diff', previous, newest), floor: brazier('diff'), pairs: 9 });
}
