import { takeSnapshot } from '@brazier/audit';
import type { AuditFolder } from '@brazier/store';
import { withAuditFolder } from '../audit-folder.ts';
import type { Command, CommandContext } from '../command.ts';
import { type ExitCode, exitCodeOf, exitCodeUnwritten } from '../exit-codes.ts';
import { REQUEST_TIMEOUT_OPTION, readRequestTimeout } from '../request-timeout.ts';
import { withInterruption } from '../snapshot/interruption.ts';
import { progressEvent, progressText } from '../snapshot/progress-text.ts';
import { keepHeapSmall } from '../snapshot/small-heap.ts';
import { writeStats } from '../snapshot/stats-file.ts';
import { snapshotExitCode, tellSnapshot } from '../snapshot/tell-snapshot.ts';
import { worldOfRun } from '../snapshot/world-of-run.ts';
import { UsageError } from '../usage-error.ts';

export const snapshotCommand: Command = {
  positionals: [],
  options: {
    workspace: { kind: 'list', value: 'NAME…', help: 'Only these workspaces of brazier.json.', standard: 'all' },
    full: { kind: 'flag', help: 'Fetch every campaign, not only those that are new or were edited.' },
    'no-commit': { kind: 'flag', help: 'Write the files, commit nothing.' },
    push: { kind: 'flag', help: 'Push what was committed, and what an earlier run could not push.' },
    'dry-run': { kind: 'flag', help: 'Fetch and compare, write nothing.' },
    'allow-removals': { kind: 'flag', help: 'Let more removals pass than the guard against mass removal does.' },
    concurrency: { kind: 'text', value: 'N', help: 'Campaigns fetched at the same time.', standard: '16' },
    'max-wait': {
      kind: 'text',
      value: 'DURATION',
      help: 'The longest wait for the rate limit: seconds, or with s, m, h, d.',
      standard: '300',
    },
    'request-timeout': REQUEST_TIMEOUT_OPTION,
    'stats-file': { kind: 'text', value: 'PATH', help: 'Write the figures of the run there, as JSON.' },
  },
  formats: ['text', 'json'],
  examples: [
    ['brazier snapshot', 'fetch what changed, and commit it'],
    ['brazier snapshot --push --quiet', 'the same in a scheduled job'],
    ['brazier snapshot --dry-run', 'what would be committed'],
  ],
  run(context) {
    const options = readOptions(context);
    keepHeapSmall();
    return withAuditFolder(context, (folder) =>
      withInterruption(context, (signal) => snapshot(context, folder, { ...options, signal })),
    );
  },
};

async function snapshot(
  context: CommandContext,
  folder: AuditFolder,
  options: ReturnType<typeof readOptions> & { signal: AbortSignal },
): Promise<ExitCode> {
  const { io, output } = context;
  const startedAt = io.now();
  try {
    const result = await takeSnapshot(folder, {
      ...options,
      ...worldOfRun(io),
      onProgress(progress) {
        output.progress.show(progressText(progress));
        output.event(progressEvent(progress, io.now()));
      },
    });
    tellSnapshot(result, context, (io.now() - startedAt) / 1000);
    const unwritten = await output.finish('write');
    const ended = snapshotExitCode(result);
    const exitCode = unwritten === null ? ended : exitCodeUnwritten(ended);
    const written = await writeStats(context, { startedAt, exitCode, result, error: unwritten?.name ?? null });
    return written ? exitCode : exitCodeUnwritten(exitCode);
  } catch (error) {
    const name = error instanceof Error ? error.name : 'unknown';
    await writeStats(context, { startedAt, exitCode: exitCodeOf(error), result: null, error: name });
    throw error;
  }
}

function readOptions({ args }: CommandContext) {
  const dryRun = args.flag('dry-run');
  const commit = !args.flag('no-commit');
  const push = args.flag('push');
  if (push && (dryRun || !commit)) {
    throw new UsageError(
      `--push has nothing to push with ${dryRun ? '--dry-run' : '--no-commit'}; leave one of them out.`,
    );
  }
  return {
    workspaces: args.list('workspace'),
    full: args.flag('full'),
    commit,
    push,
    dryRun,
    allowRemovals: args.flag('allow-removals'),
    concurrency: args.count('concurrency', 1),
    maxWaitSeconds: args.duration('max-wait'),
    requestTimeoutSeconds: readRequestTimeout(args),
  };
}
