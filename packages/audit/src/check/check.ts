import {
  type CampaignChanges,
  type Change,
  type ChangeSet,
  countReverted,
  createChangeSet,
  type RevertedCampaign,
  type RevertedChange,
  withReverted,
} from '@brazier/diff';
import { readInstant } from '@brazier/schema';
import type { PolicyConfig } from '@brazier/store';
import { lineMatches } from './matches.ts';
import { endOf, hasPassed, startOf } from './moments.ts';
import { policyWarnings } from './policy-warnings.ts';

/** One change held against the policy. */
export interface CheckFinding {
  campaign: CampaignChanges;
  /** Its severity and reason are what the policy left them at; what was changed back says how long it held. */
  change: Change | RevertedChange;
  /** The line that decided: a JSON Pointer into `brazier.json`, and what it says; null where the catalogue decided. */
  decidedBy: { line: string; text: string } | null;
  /** Somebody has seen this very change: it stays listed and fails nothing. */
  acknowledged?: { reason: string; expires: string | null };
  /** The policy passes over it: it stays listed and fails nothing. */
  ignored?: { reason: string };
}

/** What a check goes by besides changes and policy. */
export interface CheckOptions {
  /** Milliseconds since the epoch: what has expired by then no longer counts. */
  now: number;
  /** True where what was changed and changed back counts too; otherwise no policy is held against it. */
  includeReverted?: boolean;
}

export interface CheckResult {
  /** The changes with the severity that the policy left them at. */
  set: ChangeSet;
  /** One a change that counts, in the order of the set. */
  findings: CheckFinding[];
  /** One sentence each: lines that have expired, that match nothing here, that can never match. */
  warnings: string[];
}

/**
 * Holds changes against the policy of `brazier.json`. Of each kind of line the first that matches counts; a valid acknowledgement beats a
 * freeze, a freeze beats `ignore`, and that beats `severity`.
 */
export function check(
  set: ChangeSet,
  policy: PolicyConfig | undefined,
  { now, includeReverted = false }: CheckOptions,
): CheckResult {
  const checked = includeReverted ? set : withReverted(set, []);
  const context: Context = { set: checked, policy: policy ?? {}, now, used: new Set() };
  const findings: CheckFinding[] = [];
  const campaigns = set.campaigns.map((campaign) => {
    const decided = campaign.changes.map((change) => decide(campaign, change, context));
    const after = { ...campaign, changes: decided.map(({ change }) => change) };
    findings.push(...decided.map((finding) => ({ ...finding, campaign: after })));
    return after;
  });
  const changes = createChangeSet(set.from, set.to, campaigns);
  const reverted = checked.reverted.map((campaign): RevertedCampaign => {
    const decided = campaign.changes.map((change) => {
      const finding = decide(campaign, change, context);
      return { ...finding, change: { ...change, ...finding.change } };
    });
    const after = { ...campaign, changes: decided.map(({ change }) => change) };
    findings.push(...decided.map((finding) => ({ ...finding, campaign: after })));
    return after;
  });
  return {
    set: includeReverted ? countReverted(withReverted(changes, reverted)) : withReverted(changes, set.reverted),
    findings,
    warnings: policyWarnings(context),
  };
}

interface Context {
  set: ChangeSet;
  policy: PolicyConfig;
  now: number;
  /** JSON Pointers of the lines that matched a change. */
  used: Set<string>;
}

function decide(campaign: CampaignChanges, change: Change, context: Context): Omit<CheckFinding, 'campaign'> {
  const { policy, now, set, used } = context;
  const severity = findLine(used, 'severity', policy.severity, (line) => lineMatches(line, campaign, change));
  const acknowledged = findLine(
    used,
    'acknowledge',
    policy.acknowledge,
    ({ fingerprint, expires }) => fingerprint === change.fingerprint && !hasPassed(expires, now),
  );
  const frozen = findLine(used, 'freeze', policy.freeze, (line) => isFrozen(line, campaign, change, set));
  const ignored = findLine(used, 'ignore', policy.ignore, (line) => lineMatches(line, campaign, change));
  const rated = severity ? rate(change, severity.line) : change;
  if (acknowledged) {
    const { reason, expires = null } = acknowledged.line;
    const decidedBy = { line: acknowledged.pointer, text: `acknowledged: ${reason}` };
    return { change: rated, decidedBy, acknowledged: { reason, expires } };
  }
  if (frozen) {
    const text = sentenceOfFreeze(frozen.line);
    const error: Change = { ...change, severity: 'error', reason: `No change was to be made: ${text}.` };
    return { change: error, decidedBy: { line: frozen.pointer, text } };
  }
  if (ignored) {
    const { reason } = ignored.line;
    return { change: rated, decidedBy: { line: ignored.pointer, text: `ignored: ${reason}` }, ignored: { reason } };
  }
  if (!severity) return { change, decidedBy: null };
  const { severity: level, reason } = severity.line;
  return { change: rated, decidedBy: { line: severity.pointer, text: withReason(`severity ${level}`, reason) } };
}

function rate(change: Change, line: SeverityLine): Change {
  return { ...change, severity: line.severity, reason: line.reason ?? 'The policy sets this severity.' };
}

function sentenceOfFreeze({ tag, from, to, reason }: FreezeLine): string {
  return withReason(`campaigns tagged “${tag}” are frozen from ${from} to ${to}`, reason);
}

function withReason(text: string, reason: string | undefined): string {
  return reason === undefined ? text : `${text}: ${reason}`;
}

type SeverityLine = NonNullable<PolicyConfig['severity']>[number];
type FreezeLine = NonNullable<PolicyConfig['freeze']>[number];

/** The first line of its kind that matches; it then counts as used. */
function findLine<T>(
  used: Set<string>,
  kind: keyof PolicyConfig,
  lines: readonly T[] | undefined,
  matches: (line: T) => boolean,
): { line: T; pointer: string } | undefined {
  const index = lines?.findIndex(matches) ?? -1;
  const line = lines?.[index];
  if (line === undefined) return undefined;
  const pointer = `/policy/${kind}/${index}`;
  used.add(pointer);
  return { line, pointer };
}

/** An edit counts by Braze's own time for it; a removal, what was changed back later, or an edit without a time, by that of the snapshot that first shows it. */
function isFrozen(line: FreezeLine, campaign: CampaignChanges, change: Change, set: ChangeSet): boolean {
  if (!campaign.facts.tags.includes(line.tag)) return false;
  const { held }: Partial<RevertedChange> = change;
  const isRemoval = change.rule === 'campaign.removed';
  const editedAt = isRemoval || held ? null : readInstant(campaign.edited.at ?? undefined);
  const at = editedAt ?? readInstant((held?.from ?? set.to).time ?? undefined);
  return at !== null && at >= startOf(line.from) && at <= endOf(line.to);
}
