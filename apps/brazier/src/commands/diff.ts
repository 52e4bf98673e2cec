import { type ChangeSet, changeCount, filterChangeSet } from '@brazier/diff';
import { renderHtml, renderJson, renderMarkdown, renderText } from '@brazier/report';
import { withHistory } from '../audit-folder.ts';
import type { Command, CommandContext } from '../command.ts';
import { FILTER_OPTIONS, readFilters } from '../filter-options.ts';
import { compareSnapshots, RANGE } from '../range.ts';

export const diffCommand: Command = {
  positionals: RANGE,
  options: {
    'exit-code': { kind: 'flag', help: 'End with 2 where there are changes.' },
    ...FILTER_OPTIONS,
  },
  formats: ['text', 'json', 'markdown', 'html'],
  examples: [
    ['brazier diff', 'what the latest snapshot changed'],
    ['brazier diff 2026-09-01', 'what changed since that day'],
    ['brazier diff --format html > changes.html', 'the same as a page to send on'],
  ],
  run: (context) =>
    withHistory(context, async (history) => {
      const { args, output } = context;
      const filters = await readFilters(args, history);
      const set = filterChangeSet(await compareSnapshots(history, context), filters);
      output.data(render(set, context));
      return args.flag('exit-code') && changeCount(set) > 0 ? 2 : 0;
    }),
};

function render(set: ChangeSet, { format, output }: CommandContext): string {
  if (format === 'json') return renderJson(set);
  if (format === 'markdown') return renderMarkdown(set);
  if (format === 'html') return renderHtml(set);
  return renderText(set, output);
}
