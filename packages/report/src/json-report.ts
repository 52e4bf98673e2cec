import type { BlameLine, CheckResult, ShownCampaign, SnapshotResult } from '@brazier/audit';
import type { ChangeSet } from '@brazier/diff';
import type { Json, JsonObject } from '@brazier/schema';
import { decisionsOf } from './check-report.ts';
import { campaignsShape, revertedShape, revisionShape, summaryShape } from './json-shape.ts';
import { jsonText } from './json-text.ts';
import type { LogEntry } from './log-entry.ts';

const SCHEMA_VERSION = 1;

/** The changes as the contract's JSON of `diff`. */
export function renderJson(set: ChangeSet): string {
  return jsonText(changeSetShape(set));
}

/** The changes as the contract's JSON of `check`: that of `diff`, each change with what the policy said of it, and the policy's own warnings. */
export function renderCheckJson(report: CheckResult): string {
  return jsonText(changeSetShape(report.set, report));
}

/** Snapshots with their changes as the contract's JSON of `log`: an array, in the order given. */
export function renderLogJson(entries: readonly LogEntry[]): string {
  return jsonText(entries.map(logEntryShape));
}

/** One element of the array that `renderLogJson` gives, without comma or brackets, for a history that is written as it is read. */
export function renderLogEntryJson(entry: LogEntry): string {
  return jsonText(logEntryShape(entry));
}

/** One campaign as the contract's JSON of `show`. */
export function renderCampaignJson(shown: ShownCampaign): string {
  const { id, list, details, draft } = shown.state;
  return jsonText({
    revision: shown.revision,
    time: shown.time,
    workspace: shown.workspace,
    id,
    list,
    details,
    ...(draft && { draft }),
  });
}

/** Since when each field has its value, as the contract's JSON of `blame`; `before` is left out where the field appeared. */
export function renderBlameJson(lines: readonly BlameLine[]): string {
  return jsonText(
    lines.map((line) => ({
      path: [...line.path],
      value: line.value,
      since: { revision: line.since.revision, time: line.since.time },
      ...(line.before !== undefined && { before: line.before }),
    })),
  );
}

/**
 * What one run did, as the contract's JSON of `snapshot`.
 *
 * @param exitCodeOf the exit code with which a run of a workspace alone ends for what it failed with.
 */
export function renderSnapshotJson(report: SnapshotResult, exitCodeOf: (error: Error) => number): string {
  const workspaces = Object.entries(report.workspaces).map(([name, run]): [string, Json] => [
    name,
    {
      listed: run.listed,
      fetched: run.fetched,
      unchanged: run.unchanged,
      failed: run.failed.map(({ id, reason }) => ({ id, reason })),
      requests: run.requests,
      complete: run.complete,
      ...(run.error && { error: { exit: exitCodeOf(run.error), text: run.error.message } }),
    },
  ]);
  return jsonText({
    schemaVersion: SCHEMA_VERSION,
    revision: report.revision,
    pushed: report.pushed,
    workspaces: Object.fromEntries(workspaces),
    summary: summaryShape(report.changes.summary),
    campaigns: campaignsShape(report.changes),
  });
}

function changeSetShape(set: ChangeSet, check?: CheckResult): JsonObject {
  const decisions = check && decisionsOf(check.findings);
  return {
    schemaVersion: SCHEMA_VERSION,
    from: revisionShape(set.from),
    to: revisionShape(set.to),
    summary: summaryShape(set.summary),
    ...(check && { policy: { warnings: [...check.warnings] } }),
    campaigns: campaignsShape(set, decisions),
    reverted: revertedShape(set, decisions),
  };
}

function logEntryShape(entry: LogEntry): JsonObject {
  const workspaces = Object.entries(entry.workspaces).map(([name, { complete, failed }]): [string, Json] => [
    name,
    { complete, failed },
  ]);
  return {
    revision: entry.revision,
    time: entry.time,
    workspaces: Object.fromEntries(workspaces),
    summary: summaryShape(entry.changes.summary),
    campaigns: campaignsShape(entry.changes),
  };
}
