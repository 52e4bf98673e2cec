import type { CampaignState, JsonPath } from '@brazier/schema';
import type { Area, Op, Severity } from '../change.ts';
import type { Difference } from '../difference.ts';
import type { RuleId } from '../rule-ids.ts';
import type { Scene } from '../scene.ts';
import type { Shows } from '../sentence/show-value.ts';
import type { Said } from '../sentence/wording.ts';
import type { Judge } from '../severity/judge.ts';

/** One step of a path pattern that any key or index fits. */
export const ANY: unique symbol = Symbol('any');
/** The rest of a path, of any length, none included. */
export const REST: unique symbol = Symbol('rest');
/** The steps of a path that a rule is about; an array holds alternatives. */
export type PathPattern = readonly (string | readonly string[] | typeof ANY | typeof REST)[];

/** A severity where the campaign can be sending, and one where the change reaches nobody yet. */
export interface SeverityPair {
  live: Severity;
  draft: Severity;
}

/** One entry of the catalogue: all that is known of one kind of change. */
export interface Rule {
  id: RuleId;
  /** The usual one. */
  area: Area;
  /** Where it depends on the place: takes the place of the area. */
  areaAt?: (difference: Difference) => Area;
  /** The usual one. */
  op: Op;
  /** All that it tells, each change with the op that says what happened; by default its own, and with `changed` also `added` and `removed`. */
  ops?: readonly Op[];
  /** Before any judgement of the content. */
  severity: SeverityPair;
  /** Why it matters to a marketer: one clause. */
  reason: string;
  /** Two states that differ by exactly this change. */
  example: { before: CampaignState | null; after: CampaignState | null };
  /** Where the value stands. */
  at: PathPattern;
  /** True where the value is the row's of `/campaigns/list`. */
  row?: true;
  /** True where the rule also tells of the row's fields and of those that the schema does not know or describe: what no other rule may claim. */
  fallback?: true;
  /** What else must hold; the first rule of the catalogue that fits a difference tells it. */
  when?: (difference: Difference, scene: Scene) => boolean;
  /** What a sentence calls the value. */
  noun: string | ((difference: Difference, scene: Scene) => string);
  /** How a sentence shows the value; by its type unless told. */
  shows?: Shows;
  /** What the sentence says, where "noun before → after" is not how a person would say it. */
  say?: (difference: Difference, scene: Scene) => Said;
  /** What lists of many changes call the value, without what it is now: the noun, unless told; empty for the campaign itself. */
  brief?: string | ((difference: Difference) => string);
  /** What lists of many changes say happened to it: the op, unless told. */
  verb?: string;
  /** Where the rule matters otherwise than usual, as in one channel: takes the place of its severity and reason. */
  except?: Judge;
  /** What may make this very change matter more than that. */
  judges?: readonly Judge[];
}

/** The area of what a rule tells of a difference. */
export function areaOf(rule: Rule, difference: Difference): Area {
  return rule.areaAt?.(difference) ?? rule.area;
}

/** True where the rule's place and op are the difference's, and its own condition holds. */
export function fits(rule: Rule, difference: Difference, scene: Scene): boolean {
  if (!(rule.ops ?? usualOps(rule.op)).includes(difference.op)) return false;
  if (!rule.fallback && (rule.row !== difference.row || difference.unknownField || difference.undescribed))
    return false;
  return matchesPath(rule.at, difference.path) && (rule.when?.(difference, scene) ?? true);
}

function usualOps(op: Op): readonly Op[] {
  return op === 'changed' ? ['added', 'removed', 'changed'] : [op];
}

function matchesPath(pattern: PathPattern, path: JsonPath): boolean {
  const open = pattern.at(-1) === REST;
  if (open ? path.length < pattern.length - 1 : path.length !== pattern.length) return false;
  return pattern.every((step, index) => {
    if (step === ANY || step === REST) return true;
    const key = path[index];
    return typeof step === 'string' ? step === key : typeof key === 'string' && step.includes(key);
  });
}
