import { renderBlameJson, renderBlameText } from '@brazier/report';
import { withHistory } from '../audit-folder.ts';
import { parsePath } from '../campaign-path.ts';
import type { Command } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';

export const blameCommand: Command = {
  positionals: [
    { name: 'campaign', help: 'Its id, or any name that it ever bore.' },
    {
      name: 'path',
      help: 'Only what lies there: a JSON Pointer such as /conversion_behaviors/0/window, or a JSON array.',
    },
  ],
  options: { workspace: { kind: 'text', value: 'NAME', help: 'The workspace to look in.' } },
  formats: ['text', 'json'],
  examples: [['brazier blame "Welcome series" /conversion_behaviors', 'since when its conversions stand as they do']],
  run: (context) =>
    withHistory(context, async (history): Promise<ExitCode> => {
      const { args, format, output } = context;
      const campaign = await history.campaign(args.required('campaign'), {
        workspace: args.text('workspace'),
        everBorne: true,
      });
      const pathText = args.text('path');
      const { state } = await history.show(campaign);
      const lines = await history.blame(
        campaign,
        pathText === undefined ? undefined : parsePath(pathText, state.details),
      );
      output.data(format === 'json' ? renderBlameJson(lines) : renderBlameText(lines, output));
      return 0;
    }),
};
