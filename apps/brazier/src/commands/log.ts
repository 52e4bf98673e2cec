import type { History } from '@brazier/audit';
import { filterChangeSet } from '@brazier/diff';
import { type LogEntry, renderLogEntryText, renderLogHtml, renderLogJson, renderLogMarkdown } from '@brazier/report';
import { withHistory } from '../audit-folder.ts';
import type { Command, CommandContext } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import { FILTER_OPTIONS, readFilters } from '../filter-options.ts';

export const logCommand: Command = {
  positionals: [],
  options: {
    n: { kind: 'text', value: 'N', help: 'At most this many snapshots, counted after filtering.' },
    since: { kind: 'text', value: 'DATE', help: 'Only snapshots since then; a bare day begins at 00:00 UTC.' },
    ...FILTER_OPTIONS,
  },
  formats: ['text', 'json', 'markdown', 'html'],
  examples: [
    ['brazier log -n 10', 'the last ten snapshots'],
    ['brazier log --campaign "Welcome series"', 'one campaign, across renames'],
    ['brazier log --severity error --since 2026-09-01', 'what was serious since that day'],
  ],
  run: (context) => {
    const limit = context.args.count('n', 0) ?? Number.POSITIVE_INFINITY;
    return withHistory(context, async (history): Promise<ExitCode> => {
      if (context.format === 'text') await printText(history, context, limit);
      else await printWhole(history, context, limit);
      return 0;
    });
  },
};

async function printText(history: History, context: CommandContext, limit: number): Promise<void> {
  const { output } = context;
  let entries = 0;
  for await (const entry of readEntries(history, context, limit)) {
    output.data((entries === 0 ? '' : '\n') + renderLogEntryText(entry, output));
    entries += 1;
  }
  if (entries === 0)
    output.note('no snapshot to show: none was taken yet (`brazier snapshot`), or none has what the options ask for.');
}

async function printWhole(history: History, context: CommandContext, limit: number): Promise<void> {
  const { format, output } = context;
  const entries: LogEntry[] = [];
  for await (const entry of readEntries(history, context, limit)) entries.push(entry);
  if (format === 'json') output.data(renderLogJson(entries));
  else output.data(format === 'markdown' ? renderLogMarkdown(entries) : renderLogHtml(entries));
}

/** The snapshots that the command line asks for, each with the changes that its filters leave. */
async function* readEntries(history: History, { args }: CommandContext, limit: number): AsyncIterable<LogEntry> {
  const filters = await readFilters(args, history);
  let given = 0;
  for await (const { revision, time, workspaces } of history.snapshots({ since: args.text('since') })) {
    if (given >= limit) return;
    const changes = filterChangeSet(await history.changesOf(revision), filters);
    if (changes.campaigns.length === 0 && Object.keys(filters).length > 0) continue;
    yield { revision, time, workspaces, changes };
    given += 1;
  }
}
