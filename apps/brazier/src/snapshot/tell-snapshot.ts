import type { SnapshotResult, WorkspaceRun } from '@brazier/audit';
import { changeCount } from '@brazier/diff';
import { renderSnapshotJson, renderText } from '@brazier/report';
import type { CommandContext } from '../command.ts';
import { type ExitCode, exitCodeOf } from '../exit-codes.ts';

const FAILURES_TOLD = 5;

/** The exit code of a run that came to an end: 8 where the commit could not be pushed, 7 where something is missing, else 0. */
export function snapshotExitCode({ workspaces, pushError }: SnapshotResult): ExitCode {
  if (pushError) return 8;
  return Object.values(workspaces).every(({ complete }) => complete) ? 0 : 7;
}

/** Tells what a run did: JSON or the changes on standard output, one line of figures and what went wrong on standard error. */
export function tellSnapshot(result: SnapshotResult, context: CommandContext, seconds: number): void {
  const { args, format, output } = context;
  for (const [name, run] of Object.entries(result.workspaces)) tellFailures(name, run, context);
  for (const warning of result.warnings) output.warn(warning);
  for (const note of result.notes) output.note(note);
  if (result.pushError) output.fail(result.pushError.message);
  output.note(summaryLine(result, seconds));
  if (format === 'json') output.data(renderSnapshotJson(result, exitCodeOf));
  // In a scheduled job the commit tells the changes; without one, nothing else would.
  else if (args.flag('dry-run') || args.flag('no-commit') || output.terminal) output.data(changesText(result, context));
}

// A first snapshot adds every campaign there is: the figures say it shorter.
function changesText({ changes }: SnapshotResult, { output }: CommandContext): string {
  return changes.from.revision === null || changes.campaigns.length === 0 ? '' : renderText(changes, output);
}

function tellFailures(workspace: string, { failed, error }: WorkspaceRun, { output }: CommandContext): void {
  if (error) output.fail(`${workspace}: ${error.message}`);
  if (failed.length === 0) return;
  const told = failed.slice(0, FAILURES_TOLD).map(({ id, reason }) => `${id}: ${reason.replace(/\.$/, '')}`);
  const more = failed.length - told.length;
  const kept =
    failed.length === 1
      ? '1 campaign could not be fetched and stays as it was'
      : `${failed.length} campaigns could not be fetched and stay as they were`;
  output.fail(
    `${workspace}: ${kept} (${told.join('; ')}${more > 0 ? `; and ${more} more` : ''}); the next run asks again.`,
  );
}

function summaryLine(result: SnapshotResult, seconds: number): string {
  const runs = Object.values(result.workspaces);
  const sum = (figure: (run: WorkspaceRun) => number) => runs.reduce((total, run) => total + figure(run), 0);
  const rates = runs.map(({ rateRemaining }) => rateRemaining).filter((rate) => rate !== null);
  const parts = [
    counted(
      sum(({ listed }) => listed),
      'campaign',
    ),
    counted(changeCount(result.changes), 'change'),
    counted(
      sum(({ requests }) => requests),
      'request',
    ),
    ...(rates.length > 0 ? [`${Math.min(...rates)} left this hour`] : []),
    `${seconds.toFixed(1)} s`,
    `${sum(({ bytes }) => bytes)} bytes`,
  ];
  return `${auditedNames(result)}: ${parts.join(', ')}; ${committed(result)}.`;
}

// A workspace that failed has a sentence of its own, and counts nothing.
function auditedNames({ workspaces }: SnapshotResult): string {
  const audited = Object.keys(workspaces).filter((name) => workspaces[name]?.error === undefined);
  return audited.length === 0 ? 'no workspace' : audited.join(', ');
}

function committed({ revision, pushed }: SnapshotResult): string {
  if (revision === null) return pushed ? 'nothing new to commit; the remote has everything' : 'nothing committed';
  return `committed ${revision.slice(0, 12)}${pushed ? ' and pushed' : ''}`;
}

function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}
