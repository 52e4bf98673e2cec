import { compare } from '../compare.ts';
import { createHistory } from '../history.ts';
import { PROGRAM, runBrazier, runCommand, temporaryFolder } from '../program.ts';

export const about = 'how long until the program answers, beside a Node that does nothing';

/** Measures starting. */
export async function run(): Promise<void> {
  const empty = temporaryFolder();
  const history = await createHistory({ campaigns: 60, snapshots: 10, editsEach: 2 });
  const node = {
    name: 'node -e 0',
    run: async () => void (await runCommand(process.execPath, ['-e', '0'], empty)),
  };
  const sides: [string, string[], string][] = [
    ['brazier --version', ['--version'], empty],
    ['brazier --help', ['--help'], empty],
    ['brazier log (10 snapshots)', ['log'], history],
  ];
  for (const [name, args, cwd] of sides) {
    await compare({ ours: { name, run: async () => void (await runBrazier(args, cwd)) }, floor: node, pairs: 15 });
  }
  console.log(`    (${PROGRAM.split('/').slice(-4).join('/')} on Node ${process.versions.node})`);
}
