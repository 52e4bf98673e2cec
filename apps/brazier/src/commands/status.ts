import { readStatus, UnknownWorkspaceError, type WorkspaceStatus } from '@brazier/audit';
import type { Json } from '@brazier/schema';
import { withAuditFolder } from '../audit-folder.ts';
import type { Command } from '../command.ts';
import { describeDuration } from '../duration.ts';
import type { ExitCode } from '../exit-codes.ts';
import { toJsonText } from '../json-text.ts';

const FAILURES_TOLD = 5;

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
      if (format === 'json') output.data(`${toJsonText({ workspaces: Object.fromEntries(shown.map(toJson)) }, 2)}\n`);
      else output.data(shown.map(([name, status]) => toText(name, status)).join(''));
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

function toJson([name, status]: [string, WorkspaceStatus]): [string, Json] {
  const { revision, time, ageSeconds, complete, failed, failedCampaigns, failure } = status;
  const campaigns = failedCampaigns.map(({ id, reason }) => ({ id, reason }));
  const since = failure === undefined ? {} : { failure: { time: failure.time, reason: failure.reason } };
  return [name, { revision, time, ageSeconds, complete, failed, failedCampaigns: campaigns, ...since }];
}

function toText(name: string, status: WorkspaceStatus): string {
  const { revision, time, ageSeconds, complete, failed, failedCampaigns, failure } = status;
  const ended = failure === undefined ? '' : `  the last run failed (${failure.time}): ${failure.reason}\n`;
  if (time === null || ageSeconds === null) return `${name}: no snapshot yet; run \`brazier snapshot\`.\n${ended}`;
  const completeness = complete ? 'complete' : `partial, ${failed} ${failed === 1 ? 'campaign' : 'campaigns'} failed`;
  const snapshot = revision === null ? 'no snapshot' : `newest snapshot ${revision.slice(0, 12)}`;
  const told = failedCampaigns.slice(0, FAILURES_TOLD).map(({ id, reason }) => `  ${id}: ${reason}\n`);
  const more = failedCampaigns.length - told.length;
  return [
    `${name}: looked at ${describeDuration(ageSeconds)} ago (${time}), ${completeness}; ${snapshot}.\n`,
    ...told,
    ...(more > 0 ? [`  and ${more} more\n`] : []),
    ended,
  ].join('');
}
