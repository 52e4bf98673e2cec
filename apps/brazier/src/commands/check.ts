import { type CheckResult, check } from '@brazier/audit';
import { compareSeverity, filterChangeSet, RULES, SEVERITIES } from '@brazier/diff';
import {
  renderCheckHtml,
  renderCheckJson,
  renderCheckMarkdown,
  renderCheckText,
  renderGithub,
  renderJunit,
  renderSarif,
} from '@brazier/report';
import type { AuditFolder } from '@brazier/store';
import { withHistory } from '../audit-folder.ts';
import { locateChanges } from '../check/locate-changes.ts';
import type { Command, CommandContext } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import { FILTER_OPTIONS, readFilters } from '../filter-options.ts';
import { compareSnapshots, RANGE } from '../range.ts';
import { VERSION } from '../version.ts';

export const checkCommand: Command = {
  positionals: RANGE,
  options: {
    'fail-on': {
      kind: 'text',
      value: 'SEVERITY',
      help: 'End with 2 where a finding is at or above it.',
      choices: SEVERITIES,
      standard: 'error',
    },
    'include-reverted': {
      kind: 'flag',
      help: 'Count what was changed and changed back between the two, also against the policy.',
    },
    ...FILTER_OPTIONS,
  },
  formats: ['text', 'json', 'markdown', 'html', 'github', 'sarif', 'junit'],
  examples: [
    ['brazier check --fail-on warning', 'whether the latest snapshot has anything that needs a look'],
    ['brazier check 2026-09-01 --format sarif > findings.sarif', 'for code scanning'],
  ],
  run: (context) =>
    withHistory(context, async (history, folder): Promise<ExitCode> => {
      const { args, io, output } = context;
      const filters = await readFilters(args, history);
      const set = filterChangeSet(await compareSnapshots(history, context), filters);
      const includeReverted = args.flag('include-reverted');
      const result = check(set, folder.config.policy, { now: io.now(), includeReverted });
      for (const warning of result.warnings) output.warn(warning);
      output.data(await render(result, folder, context));
      return fails(result, failOn(context)) ? 2 : 0;
    }),
};

function failOn({ args }: CommandContext) {
  return args.choice('fail-on', SEVERITIES) ?? 'error';
}

function fails({ findings }: CheckResult, least: (typeof SEVERITIES)[number]): boolean {
  return findings.some(
    ({ change, acknowledged, ignored }) => !acknowledged && !ignored && compareSeverity(change.severity, least) >= 0,
  );
}

async function render(result: CheckResult, folder: AuditFolder, context: CommandContext): Promise<string> {
  const { format, output } = context;
  switch (format) {
    case 'json':
      return renderCheckJson(result);
    case 'markdown':
      return renderCheckMarkdown(result);
    case 'html':
      return renderCheckHtml(result);
    case 'junit':
      return renderJunit(result, { failOn: failOn(context) });
    case 'github':
      return renderGithub(result, { locate: await locateChanges(folder, result.set) });
    case 'sarif':
      return renderSarif(result, { locate: await locateChanges(folder, result.set), rules: RULES, version: VERSION });
    default:
      return renderCheckText(result, output);
  }
}
