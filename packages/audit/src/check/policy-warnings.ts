import { type ChangeSet, RULES } from '@brazier/diff';
import { didYouMean, KNOWN_CHANNELS } from '@brazier/schema';
import type { PolicyConfig } from '@brazier/store';
import { globMatches } from './matches.ts';
import { endOf, hasPassed, startOf } from './moments.ts';

/**
 * What is wrong with the policy itself, one sentence each: acknowledgements that have expired, rules and channels that do not exist, freezes that
 * end before they begin or are over, and, a sentence a kind, the lines that match nothing among these changes.
 */
export function policyWarnings({ policy, set, used, now }: CheckedPolicy): string[] {
  return [
    ...expiredAcknowledgements(policy, set, now),
    ...impossibleLines(policy),
    ...unknownChannels(policy, used),
    ...finishedFreezes(policy, now),
    ...(['severity', 'ignore', 'acknowledge'] as const).flatMap((kind) => unusedLines(policy, kind, used, now)),
  ];
}

/** A policy, and what came of holding these changes against it. */
export interface CheckedPolicy {
  policy: PolicyConfig;
  set: ChangeSet;
  /** JSON Pointers of the lines that matched a change. */
  used: ReadonlySet<string>;
  /** Milliseconds since the epoch. */
  now: number;
}

function expiredAcknowledgements(policy: PolicyConfig, set: ChangeSet, now: number): string[] {
  const present = new Set(
    [...set.campaigns, ...set.reverted].flatMap(({ changes }) => changes.map(({ fingerprint }) => fingerprint)),
  );
  return (policy.acknowledge ?? []).flatMap(({ fingerprint, expires }, index) =>
    hasPassed(expires, now)
      ? [
          `/policy/acknowledge/${index} expired at ${expires}${present.has(fingerprint) ? ': its finding counts again' : ''}; renew or remove it.`,
        ]
      : [],
  );
}

function impossibleLines(policy: PolicyConfig): string[] {
  return (['severity', 'ignore'] as const).flatMap((kind) =>
    (policy[kind] ?? []).flatMap(({ rule }, index) =>
      isUnknownRule(rule)
        ? [`/policy/${kind}/${index} can never match: there is no rule “${rule}”; \`brazier rules\` lists them.`]
        : [],
    ),
  );
}

/** A slip in a channel's name makes a line pass silently. One that Brazier does not know is right only where a campaign has it. */
function unknownChannels(policy: PolicyConfig, used: ReadonlySet<string>): string[] {
  return (['severity', 'ignore'] as const).flatMap((kind) =>
    (policy[kind] ?? []).flatMap(({ channel }, index) => {
      const pointer = `/policy/${kind}/${index}`;
      if (!isUnknownChannel(channel) || used.has(pointer)) return [];
      const meant = didYouMean(channel, KNOWN_CHANNELS);
      return [`${pointer} matches nothing: Brazier knows no channel “${channel}”${meant === '' ? '.' : meant}`];
    }),
  );
}

function isUnknownChannel(channel: string | undefined): channel is string {
  return channel !== undefined && !KNOWN_CHANNELS.includes(channel);
}

function finishedFreezes(policy: PolicyConfig, now: number): string[] {
  return (policy.freeze ?? []).flatMap(({ from, to }, index) => {
    if (startOf(from) > endOf(to)) {
      return [`/policy/freeze/${index} can never match: it ends (${to}) before it begins (${from}).`];
    }
    return hasPassed(to, now)
      ? [`/policy/freeze/${index} ended at ${to}; remove it once nobody looks further back.`]
      : [];
  });
}

function unusedLines(
  policy: PolicyConfig,
  kind: 'severity' | 'ignore' | 'acknowledge',
  used: ReadonlySet<string>,
  now: number,
): string[] {
  const unused = (policy[kind] ?? []).flatMap((line, index) => {
    const isTold =
      'fingerprint' in line ? hasPassed(line.expires, now) : isUnknownRule(line.rule) || isUnknownChannel(line.channel);
    return isTold || used.has(`/policy/${kind}/${index}`) ? [] : [index];
  });
  if (unused.length === 0) return [];
  const pointers = unused.map((index) => `/policy/${kind}/${index}`).join(', ');
  return [`${pointers} ${unused.length === 1 ? 'matches' : 'match'} nothing among these changes.`];
}

function isUnknownRule(rule: string | undefined): boolean {
  return rule !== undefined && !RULES.some(({ id }) => globMatches(rule, id));
}
