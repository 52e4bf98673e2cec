import { type Change, SEVERITIES, type Severity } from '../change.ts';
import type { Difference } from '../difference.ts';
import type { Rule, SeverityPair } from '../rules/rule.ts';
import type { Scene, SendingState } from '../scene.ts';
import type { Judgement } from './judge.ts';

/** Below zero where the first matters less than the second, above where it matters more. */
export function compareSeverity(left: Severity, right: Severity): number {
  return SEVERITIES.indexOf(left) - SEVERITIES.indexOf(right);
}

/** The severity of the most severe change, or null where there is none. */
export function highestOf(changes: readonly Change[]): Severity | null {
  return changes.reduce<Severity | null>(
    (highest, { severity }) => (highest && compareSeverity(severity, highest) <= 0 ? highest : severity),
    null,
  );
}

/** Why a change has its severity, in parts. */
export interface Why {
  /** What about this change matters to a marketer: one clause, without a full stop. */
  clause: string;
  /** Whether the campaign can be sending what changed; `prepared` where it is only in the post-launch draft. */
  sending: SendingState | 'prepared';
}

/** How much a change matters, and why. */
export interface Verdict {
  severity: Severity;
  why: Why;
}

/** How much a difference matters, and why: the rule's own severity, raised by whatever its judges find in the content. */
export function judge(rule: Rule, difference: Difference, scene: Scene): Verdict {
  const pick = (pair: SeverityPair): Severity => (scene.live && !scene.draft ? pair.live : pair.draft);
  const usual: Judgement = rule.except?.(difference, scene) ?? rule;
  let worst = usual;
  for (const look of rule.judges ?? []) {
    const found = look(difference, scene);
    if (!found) continue;
    const order = compareSeverity(pick(found.severity), pick(worst.severity));
    // A judge as severe as the rule has the better words: they say what is in this very change. Among judges the first has.
    if (order > 0 || (order === 0 && worst === usual)) worst = found;
  }
  return {
    severity: pick(worst.severity),
    why: { clause: worst.reason, sending: scene.draft ? 'prepared' : scene.sending },
  };
}

/** Why a change has its severity, as one sentence. */
export function composeReason({ clause, sending }: Why): string {
  return `${clause}; ${sendingWords(sending)}`;
}

function sendingWords(sending: Why['sending']): string {
  switch (sending) {
    case 'prepared':
      return 'it stands in the post-launch draft only and is not sent yet';
    case 'live':
      return 'the campaign is live';
    case 'was live':
      return 'the campaign was live';
    case 'live now':
      return 'the campaign is live now';
    case 'archived':
      return 'the campaign is archived and sends nothing';
    case 'stopped':
      return 'the campaign is stopped and sends nothing';
    case 'draft':
      return 'the campaign is a draft and sends nothing';
  }
}
