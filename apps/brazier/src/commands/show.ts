import { resolve } from 'node:path';
import { renderCampaignJson, renderCampaignText } from '@brazier/report';
import { type Json, stringifyJson, visible } from '@brazier/schema';
import { withHistory } from '../audit-folder.ts';
import { parsePath, valueAt } from '../campaign-path.ts';
import type { Command, CommandContext } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import { campaignFileAsText } from '../textconv.ts';
import { UsageError } from '../usage-error.ts';

export const showCommand: Command = {
  positionals: [
    { name: 'campaign', help: 'Its id or its name.' },
    { name: 'path', help: 'One value inside it: a JSON Pointer such as /messages/ID/subject, or a JSON array.' },
  ],
  options: {
    at: { kind: 'text', value: 'REV-OR-DATE', help: 'As it stood then.', standard: 'the latest snapshot' },
    workspace: { kind: 'text', value: 'NAME', help: 'The workspace to look in.' },
    textconv: {
      kind: 'flag',
      help: 'CAMPAIGN is the path of a campaign file, shown as git’s textconv driver wants it.',
    },
    raw: { kind: 'flag', help: 'With PATH: the value as it was and nothing else, to paste back into Braze.' },
  },
  formats: ['text', 'json'],
  examples: [
    ['brazier show "Welcome series"', 'the campaign as it stands'],
    ['brazier show "Welcome series" /messages/ID/body --at 2026-09-01 --raw', 'an old body, to paste back'],
  ],
  run: (context) => (context.args.flag('textconv') ? showFile(context) : showCampaign(context)),
};

/** For `git diff` in a folder made with `init --git-driver`. */
async function showFile({ args, io, output }: CommandContext): Promise<ExitCode> {
  output.data(await campaignFileAsText(resolve(io.cwd, args.required('campaign'))));
  return 0;
}

function showCampaign(context: CommandContext): Promise<ExitCode> {
  return withHistory(context, async (history): Promise<ExitCode> => {
    const { args, format, output } = context;
    const workspace = args.text('workspace');
    const at = args.text('at');
    const path = args.text('path');
    if (path === undefined && args.flag('raw'))
      throw new UsageError('--raw takes the path of one value, such as /messages/ID/subject.');
    const campaign = await history.campaign(args.required('campaign'), { workspace, at });
    const shown = await history.show(campaign, at);
    if (path !== undefined) output.data(renderValue(findValue(shown.state.details, path), context));
    else output.data(format === 'json' ? renderCampaignJson(shown) : renderCampaignText(shown, output));
    return 0;
  });
}

function findValue(details: Json, pathText: string): Json {
  const path = parsePath(pathText, details);
  const value = valueAt(details, path);
  if (value === undefined)
    throw new UsageError(
      `the campaign has nothing at ${stringifyJson([...path])}; \`brazier show\` without a path shows what it has.`,
    );
  return value;
}

// Raw text goes out byte for byte where a program reads it; on a terminal it must not be able to act.
function renderValue(value: Json, { args, format, output }: CommandContext): string {
  const asJson = `${stringifyJson(value, 2)}\n`;
  if (typeof value !== 'string') return output.terminal ? visible(asJson, { newlines: 'keep' }) : asJson;
  if (args.flag('raw') && !output.terminal) return value;
  if (format === 'json' && !args.flag('raw')) return asJson;
  // A line that begins so is a command to some CI systems.
  return `${visible(value, { newlines: 'keep' }).replace(/^::/gm, ' ::')}\n`;
}
