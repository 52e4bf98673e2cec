import { readStatus, UnknownWorkspaceError, type WorkspaceStatus } from '@brazier/audit';
import { renderStatusJson, renderStatusText } from '@brazier/report';
import { withAuditFolder } from '../audit-folder.ts';
import type { Command } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';

export const statusCommand: Command = {
  positionals: [],
  options: {
    'max-age': {
      kind: 'text',
      value: 'DURATION',
      help: 'End with 2 where a workspace was last looked at longer ago: seconds, or with s, m, h, d.',
    },
    workspace: { kind: 'list', value: 'NAME', help: 'Only this workspace.' },
  },
  formats: ['text', 'json'],
  examples: [['brazier status --max-age 24h', 'for a monitor: ends with 2 when the snapshots have stopped']],
  run: (context) =>
    withAuditFolder(context, async (folder): Promise<ExitCode> => {
      const { args, format, io, output } = context;
      const maxAge = args.duration('max-age');
      const wanted = args.list('workspace');
      const all = await readStatus(folder, io.now());
      const unknown = wanted?.find((name) => !Object.hasOwn(all, name));
      if (unknown !== undefined) throw new UnknownWorkspaceError(unknown, Object.keys(all));
      const shown = Object.entries(all).filter(([name]) => wanted === undefined || wanted.includes(name));
      const render = format === 'json' ? renderStatusJson : renderStatusText;
      output.data(render(Object.fromEntries(shown)));
      const tooOld = shown.filter(([, { ageSeconds }]) => maxAge !== undefined && (ageSeconds ?? Infinity) > maxAge);
      for (const status of tooOld) output.warn(describeAge(status));
      return tooOld.length > 0 ? 2 : 0;
    }),
};

function describeAge([name, { ageSeconds, failure }]: [string, WorkspaceStatus]): string {
  const age =
    ageSeconds === null ? `${name} has no snapshot yet` : `the last snapshot of ${name} is older than --max-age allows`;
  return `${age}; ${failure === undefined ? 'see whether its job still runs' : 'its last run failed'}.`;
}
