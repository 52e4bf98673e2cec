import { compareStrings, type JsonPath, own } from '@brazier/schema';
import { ruleFor } from './catalogue.ts';
import { AREAS, type Change, type ChangedMessage } from './change.ts';
import type { Difference } from './difference.ts';
import { fingerprint, fingerprintSource } from './fingerprint.ts';
import { areaOf, type Rule } from './rules/rule.ts';
import { messageOf, type Scene } from './scene.ts';
import { briefWords, wordingOf } from './sentence/sentence.ts';
import { composeText, type Wording } from './sentence/wording.ts';
import { compareSeverity, composeReason, judge, type Verdict } from './severity/severity.ts';

/** A difference and what surrounds it. */
export interface SceneDifference {
  difference: Difference;
  scene: Scene;
  /** What surrounds the differences inside, where that is something else. */
  insideScene?: Scene;
}

/** The changes that differences are, in the order of reports: by area, path, rule, the live version before the draft. */
export function tellChanges(differences: readonly SceneDifference[]): Change[] {
  return tellDifferences(differences).map(({ change }) => change);
}

/** A change, and the difference that it is. */
export interface ToldDifference {
  change: Change;
  found: SceneDifference;
}

/** As `tellChanges`, each change beside its difference. */
export function tellDifferences(differences: readonly SceneDifference[]): ToldDifference[] {
  const told = differences
    .map((found) => ({ ...found, rule: ruleFor(found.difference, found.scene) }))
    .toSorted(compareTold);
  const seen = new Map<string, number>();
  return told.map((found) => {
    const source = fingerprintSource(found.rule.id, found.difference, found.scene);
    const occurrence = seen.get(source) ?? 0;
    seen.set(source, occurrence + 1);
    return { change: changeOf(found, fingerprint(source, occurrence)), found };
  });
}

/** The change in other words: its sentence and its reason are composed anew. */
export function rewordChange(change: Change, words: Pick<Change, 'wording' | 'why'>): Change {
  return { ...change, ...composed(words, change.draft) };
}

/** The words of a change, and the sentences that they make. */
function composed({ wording, why }: Pick<Change, 'wording' | 'why'>, isDraft: boolean): ComposedWords {
  return { why, reason: composeReason(why), wording, text: composeText(wording, isDraft) };
}

type ComposedWords = Pick<Change, 'why' | 'reason' | 'wording' | 'text'>;
type Told = SceneDifference & { rule: Rule };

function changeOf({ rule, difference, scene, insideScene }: Told, print: string): Change {
  const { op, path, before, after, row, replaces } = difference;
  const message = changedMessage(difference, scene);
  const inside =
    difference.inside &&
    tellChanges(difference.inside.map((edit) => ({ difference: edit, scene: insideScene ?? scene })));
  const { severity, why } = severityOf(rule, difference, scene, inside);
  return {
    rule: rule.id,
    area: areaOf(rule, difference),
    op,
    severity,
    path,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(message && { message }),
    draft: scene.draft,
    fingerprint: print,
    ...composed({ wording: wordChange(rule, difference, scene), why }, scene.draft),
    ...(inside && { inside }),
    ...(replaces !== undefined && { replaces }),
    ...(row && { row }),
  };
}

/**
 * A replaced message matters as much as the most severe difference inside it, a value of another type as much as any other change of its
 * field; an opened draft reaches nobody, whatever it holds.
 */
function severityOf(rule: Rule, difference: Difference, scene: Scene, inside: Change[] | undefined): Verdict {
  const others: Verdict[] = difference.replaces === undefined ? [] : (inside ?? []);
  const field = fieldRule(difference, scene);
  const verdicts = field ? [...others, judge(field, difference, scene)] : others;
  return verdicts.reduce(moreSevere, judge(rule, difference, scene));
}

function moreSevere(highest: Verdict, other: Verdict): Verdict {
  return compareSeverity(other.severity, highest.severity) > 0 ? other : highest;
}

function wordChange(rule: Rule, difference: Difference, scene: Scene): Wording {
  const worded = wordingOf(fieldRule(difference, scene) ?? rule, difference, scene);
  const brief = briefWords(rule, difference, scene);
  if (difference.drift !== 'schema.type.unexpected') return { ...worded, brief };
  const { to: _, instead: __, ...rest } = worded;
  return { ...rest, predicate: `${worded.predicate}, of a kind that Braze does not describe`, brief };
}

/** The rule that would tell a value of an unexpected type, or what an undescribed value became, were it described. */
function fieldRule(difference: Difference, scene: Scene): Rule | null {
  if (difference.drift !== 'schema.type.unexpected' && !difference.undescribed) return null;
  const { drift: _, undescribed: __, ...plain } = difference;
  return ruleFor(plain, scene);
}

function changedMessage(difference: Difference, scene: Scene): ChangedMessage | undefined {
  const message = messageOf(difference, scene);
  if (!message) return undefined;
  const [name, channel] = [own(message.content, 'name'), own(message.content, 'channel')];
  return {
    id: message.id,
    name: typeof name === 'string' ? name : null,
    channel: typeof channel === 'string' ? channel : null,
  };
}

function compareTold(left: Told, right: Told): number {
  return compareChanges(orderOf(left), orderOf(right));
}

function orderOf({ rule, difference, scene }: Told): ChangeOrder {
  return { area: areaOf(rule, difference), path: difference.path, rule: rule.id, draft: scene.draft };
}

/** What the order of changes goes by. */
type ChangeOrder = Pick<Change, 'area' | 'path' | 'rule' | 'draft'>;

/** Orders the changes of a campaign as reports list them. */
export function compareChanges(left: ChangeOrder, right: ChangeOrder): number {
  return (
    AREAS.indexOf(left.area) - AREAS.indexOf(right.area) ||
    comparePaths(left.path, right.path) ||
    compareStrings(left.rule, right.rule) ||
    Number(left.draft) - Number(right.draft)
  );
}

/** Orders paths step by step, numbers before strings, a path before those that go on from it. */
function comparePaths(left: JsonPath, right: JsonPath): number {
  for (let index = 0; index < Math.min(left.length, right.length); index += 1) {
    const order = compareSteps(left[index] ?? '', right[index] ?? '');
    if (order !== 0) return order;
  }
  return left.length - right.length;
}

function compareSteps(left: string | number, right: string | number): number {
  if (typeof left === 'number') return typeof right === 'number' ? left - right : -1;
  return typeof right === 'number' ? 1 : compareStrings(left, right);
}
