import { visible } from '@brazier/schema';
import { checkCampaignFiles } from '@brazier/store';
import { withAuditFolder } from '../audit-folder.ts';
import type { Command } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import { toJsonText } from '../json-text.ts';

export const verifyCommand: Command = {
  positionals: [],
  options: {},
  formats: ['text', 'json'],
  examples: [
    ['brazier verify', 'whether every file is whole, canonical and in its place, and no secret was ever committed'],
  ],
  run: (context) =>
    withAuditFolder(context, async (folder): Promise<ExitCode> => {
      const { format, output } = context;
      const { checked, problems } = await checkCampaignFiles(folder, (done, total) =>
        output.progress.show(`looking for secrets: ${done} of ${total} files that were ever committed`),
      );
      if (format === 'json') {
        const list = problems.map(({ file, kind, text }) => ({ file, kind, text }));
        output.data(`${toJsonText({ checked, problems: list }, 2)}\n`);
      } else {
        for (const { kind, text } of problems) output.data(`${kind}: ${visible(text)}\n`);
        output.data(
          `${checked} files checked, ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}.\n`,
        );
      }
      return problems.length > 0 ? 2 : 0;
    }),
};
