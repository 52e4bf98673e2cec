import type { History } from '@brazier/audit';
import type { ChangeSet } from '@brazier/diff';
import type { Command, CommandContext } from './command.ts';

/** The two ends of a comparison, as `diff` and `check` take them. */
export const RANGE: Command['positionals'] = [
  { name: 'from', help: 'A revision or a date. Default: the snapshot before TO.' },
  { name: 'to', help: 'A revision or a date. Default: the latest snapshot.' },
];

/** What is over sooner needs no word. */
const QUIET_MS = 500;

/** Compares the two ends that the command line names, and says how far that is where it takes long. Throws what `History.between` throws. */
export async function compareSnapshots(history: History, { args, io, output }: CommandContext): Promise<ChangeSet> {
  const begun = io.now();
  const onProgress = (done: number, total: number): void => {
    if (io.now() - begun < QUIET_MS) return;
    output.progress.show(`comparing campaigns: ${done} of ${total}`);
  };
  try {
    return await history.between(args.text('from'), args.text('to'), { onProgress });
  } finally {
    output.progress.clear();
  }
}
