import { mkdtemp, readdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { withAuditFolder } from '../audit-folder.ts';
import type { Command, CommandContext } from '../command.ts';
import { CommandArguments } from '../command-arguments.ts';
import type { ExitCode } from '../exit-codes.ts';
import { findTerminal, openInterfaceOn } from '../open-interface.ts';
import { UsageError } from '../usage-error.ts';
import { logCommand } from './log.ts';

export const demoCommand: Command = {
  positionals: [],
  options: {
    'no-tui': { kind: 'flag', help: 'Print the history as text instead of opening the interface.' },
  },
  formats: ['text'],
  examples: [
    ['brazier demo', 'two weeks of a marketing team’s edits, and the interface on them'],
    ['brazier demo --no-tui --dir demo', 'the same as an audit folder to look around in'],
  ],
  async run(context) {
    const { args, io, output } = context;
    const dir = await demoFolder(context);
    const { playDemo } = await import('../demo/play-demo.ts');
    const demo = await playDemo(dir, context);
    try {
      // From here on everything is as in any audit folder, and its snapshots go to the stand-in.
      const env = { ...io.env, [demo.apiKeyEnv]: demo.apiKey };
      const opened: CommandContext = { ...context, io: { ...io, env }, args: new CommandArguments({ dir }) };
      const terminal = args.flag('no-tui') ? null : findTerminal(context);
      if (terminal) return await withAuditFolder(opened, (folder) => openInterfaceOn(folder, terminal, opened));
      const code: ExitCode = await logCommand.run(opened);
      output.note(`the audit folder is ${dir}; look at it with \`git log\` or \`brazier --dir\`.`);
      return code;
    } finally {
      await demo.close();
    }
  },
};

/** The folder that is named, which must be empty or not there yet, or a new temporary one. */
async function demoFolder({ args, io }: CommandContext): Promise<string> {
  const named = args.text('dir');
  if (named === undefined) return mkdtemp(join(tmpdir(), 'brazier-demo-'));
  // A package manager runs scripts in the workspace's folder and tells here where it was called.
  const dir = resolve(io.env['INIT_CWD'] ?? io.cwd, named);
  const entries = await readdir(dir).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  if (entries.length > 0) throw new UsageError(`${dir} is not empty; name a folder that is, or leave --dir out.`);
  return dir;
}
