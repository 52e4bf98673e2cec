import { NoAuditFolderError } from '@brazier/store';
import { withAuditFolder } from '../audit-folder.ts';
import type { Command } from '../command.ts';
import { findTerminal, openInterfaceOn, openInterfaceWithoutFolder } from '../open-interface.ts';
import { logCommand } from './log.ts';

/** `brazier` alone. What it is asked to print, it prints as `log` does. */
export const interactiveCommand: Command = {
  ...logCommand,
  examples: [['brazier', 'browse the history']],
  async run(context) {
    const terminal = context.args.text('format') === undefined ? findTerminal(context) : null;
    if (terminal === null) return logCommand.run(context);
    try {
      return await withAuditFolder(context, (folder) => openInterfaceOn(folder, terminal, context));
    } catch (error) {
      if (!(error instanceof NoAuditFolderError) || context.args.text('dir') !== undefined) throw error;
      return openInterfaceWithoutFolder(terminal, context);
    }
  },
};
