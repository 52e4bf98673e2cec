import type { Diagnosis, WorkspaceStatus } from '@brazier/audit';
import { type Json, visible } from '@brazier/schema';
import type { FilesChecked } from '@brazier/store';
import { count } from './display-text.ts';
import { jsonText } from './json-text.ts';

/** How many failed campaigns of a workspace are listed; the others are counted. */
const MOST_FAILED = 5;

/** How fresh and how complete the last run of each workspace is, as `status` prints it. */
export function renderStatusText(statuses: Readonly<Record<string, WorkspaceStatus>>): string {
  return Object.entries(statuses)
    .map(([name, status]) => statusText(name, status))
    .join('');
}

/** The same as the contract's JSON of `status`. */
export function renderStatusJson(statuses: Readonly<Record<string, WorkspaceStatus>>): string {
  const workspaces = Object.entries(statuses).map(([name, status]): [string, Json] => [name, statusShape(status)]);
  return jsonText({ workspaces: Object.fromEntries(workspaces) });
}

function statusShape(status: WorkspaceStatus): Json {
  const { revision, time, ageSeconds, complete, failed, failedCampaigns, failure } = status;
  const campaigns = failedCampaigns.map(({ id, reason }) => ({ id, reason }));
  const since = failure === undefined ? {} : { failure: { time: failure.time, reason: failure.reason } };
  return { revision, time, ageSeconds, complete, failed, failedCampaigns: campaigns, ...since };
}

function statusText(name: string, status: WorkspaceStatus): string {
  const { revision, time, ageSeconds, complete, failed, failedCampaigns, failure } = status;
  const ended = failure === undefined ? '' : `  the last run failed (${failure.time}): ${failure.reason}\n`;
  if (time === null || ageSeconds === null) return `${name}: no snapshot yet; run \`brazier snapshot\`.\n${ended}`;
  const completeness = complete ? 'complete' : `partial, ${count(failed, 'campaign')} failed`;
  const snapshot = revision === null ? 'no snapshot' : `newest snapshot ${revision.slice(0, 12)}`;
  const listed = failedCampaigns.slice(0, MOST_FAILED).map(({ id, reason }) => `  ${id}: ${reason}\n`);
  const more = failedCampaigns.length - listed.length;
  return [
    `${name}: looked at ${roundedDuration(ageSeconds)} ago (${time}), ${completeness}; ${snapshot}.\n`,
    ...listed,
    ...(more > 0 ? [`  and ${more} more\n`] : []),
    ended,
  ].join('');
}

/** Seconds in the largest unit that has at least two of it: `90 seconds`, `5 hours`, `3 days`. */
function roundedDuration(seconds: number): string {
  const units: [number, string][] = [
    [86_400, 'days'],
    [3600, 'hours'],
    [60, 'minutes'],
  ];
  const [size, name] = units.find(([unit]) => seconds >= 2 * unit) ?? [1, 'seconds'];
  return `${Math.floor(seconds / size)} ${name}`;
}

/** What is wrong with the files of an audit folder, as `verify` prints it. */
export function renderVerifyText({ checked, problems }: FilesChecked): string {
  const lines = problems.map(({ kind, text }) => `${kind}: ${visible(text)}\n`);
  return `${lines.join('')}${checked} files checked, ${count(problems.length, 'problem')}.\n`;
}

/** The same as the contract's JSON of `verify`. */
export function renderVerifyJson({ checked, problems }: FilesChecked): string {
  return jsonText({ checked, problems: problems.map(({ file, kind, text }) => ({ file, kind, text })) });
}

/** What keeps snapshots from working, as `doctor` prints it. */
export function renderDoctorText(diagnoses: readonly Diagnosis[]): string {
  return diagnoses.map((diagnosis) => `${diagnosis.ok ? 'ok  ' : 'FAIL'}  ${diagnosisSentence(diagnosis)}\n`).join('');
}

/** The same as JSON. */
export function renderDoctorJson(diagnoses: readonly Diagnosis[]): string {
  return jsonText({ checks: diagnoses.map(({ workspace, check, ok, text }) => ({ workspace, check, ok, text })) });
}

/** What was found, with the workspace that it is about; safe to print. */
export function diagnosisSentence({ workspace, text }: Diagnosis): string {
  return visible(workspace === null ? text : `${workspace}: ${text}`);
}
