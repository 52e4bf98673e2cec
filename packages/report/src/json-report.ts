import type { ChangeSet } from '@brazier/diff';
import { type Json, type JsonObject, stringifyJson } from '@brazier/schema';
import { type CheckReport, decisionsOf } from './check-report.ts';
import { campaignsShape, revisionShape, summaryShape } from './json-shape.ts';
import type { LogEntry } from './log-entry.ts';
import type { BlameLine, ShownCampaign } from './shown-campaign.ts';
import type { SnapshotReport } from './snapshot-report.ts';

const SCHEMA_VERSION = 1;

// Characters that JSON leaves as they are and that a terminal, a browser or a reader's eye may obey: DEL and C1, Arabic
// and Mongolian invisible marks, zero width, bidirectional controls, line separators, the byte order mark, tag characters.
const UNSAFE =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udfff]/g;

/** The changes as the contract's JSON of `diff`. */
export function renderJson(set: ChangeSet): string {
  return toText(changeSetShape(set));
}

/** The changes as the contract's JSON of `check`: that of `diff`, each change with what the policy said of it, and the policy's own warnings. */
export function renderCheckJson(report: CheckReport): string {
  return toText(changeSetShape(report.set, report));
}

/** Snapshots with their changes as the contract's JSON of `log`: an array, in the order given. */
export function renderLogJson(entries: readonly LogEntry[]): string {
  return toText(entries.map(logEntryShape));
}

/** One element of the array that `renderLogJson` gives, without comma or brackets, for a history that is written as it is read. */
export function renderLogEntryJson(entry: LogEntry): string {
  return toText(logEntryShape(entry));
}

/** One campaign as the contract's JSON of `show`. */
export function renderCampaignJson(shown: ShownCampaign): string {
  const { id, list, details, draft } = shown.state;
  return toText({
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
  return toText(
    lines.map((line) => ({
      path: [...line.path],
      value: line.value,
      since: { revision: line.since.revision, time: line.since.time },
      ...(line.before !== undefined && { before: line.before }),
    })),
  );
}

/** What one run did, as the contract's JSON of `snapshot`. */
export function renderSnapshotJson(report: SnapshotReport): string {
  const workspaces = Object.entries(report.workspaces).map(([name, run]): [string, Json] => [
    name,
    {
      listed: run.listed,
      fetched: run.fetched,
      unchanged: run.unchanged,
      failed: run.failed.map(({ id, reason }) => ({ id, reason })),
      requests: run.requests,
      complete: run.complete,
    },
  ]);
  return toText({
    schemaVersion: SCHEMA_VERSION,
    revision: report.revision,
    pushed: report.pushed,
    workspaces: Object.fromEntries(workspaces),
    summary: summaryShape(report.changes.summary),
    campaigns: campaignsShape(report.changes),
  });
}

function changeSetShape(set: ChangeSet, check?: CheckReport): JsonObject {
  return {
    schemaVersion: SCHEMA_VERSION,
    from: revisionShape(set.from),
    to: revisionShape(set.to),
    summary: summaryShape(set.summary),
    ...(check && { policy: { warnings: [...check.warnings] } }),
    campaigns: campaignsShape(set, check && decisionsOf(check.findings)),
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

// Values stay true: a control character is written as its escape, which every reader turns back into it.
function toText(value: Json): string {
  return `${stringifyJson(value, 2).replace(UNSAFE, escapeUnits)}\n`;
}

function escapeUnits(character: string): string {
  return character
    .split('')
    .map((unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .join('');
}
