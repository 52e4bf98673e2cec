import { renderVerifyJson, renderVerifyText } from '@brazier/report';
import { checkCampaignFiles } from '@brazier/store';
import { withAuditFolder } from '../audit-folder.ts';
import type { Command } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';

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
      const result = await checkCampaignFiles(folder, (done, total) =>
        output.progress.show(`looking for secrets: ${done} of ${total} files that were ever committed`),
      );
      output.data(format === 'json' ? renderVerifyJson(result) : renderVerifyText(result));
      return result.problems.length > 0 ? 2 : 0;
    }),
};
