import { compareStrings, type JsonPath, own } from '@brazier/schema';
import { ruleFor } from './catalogue.ts';
import { AREAS, type Change, type ChangedMessage, type Severity } from './change.ts';
import type { Difference } from './difference.ts';
import { fingerprint, fingerprintSource } from './fingerprint.ts';
import { areaOf, type Rule } from './rules/rule.ts';
import { messageOf, type Scene } from './scene.ts';
import { sentence } from './sentence/sentence.ts';
import { compareSeverity, judge } from './severity/severity.ts';

/** A difference and what surrounds it. */
export interface SceneDifference {
  difference: Difference;
  scene: Scene;
  /** What surrounds the differences inside, where that is something else. */
  insideScene?: Scene;
}

/** The changes that differences are, in the order of reports: by area, path, rule, the live version before the draft. */
export function tellChanges(differences: readonly SceneDifference[]): Change[] {
  const told = differences
    .map((found) => ({ ...found, rule: ruleFor(found.difference, found.scene) }))
    .toSorted(compareTold);
  const seen = new Map<string, number>();
  return told.map((found) => {
    const source = fingerprintSource(found.rule.id, found.difference, found.scene);
    const occurrence = seen.get(source) ?? 0;
    seen.set(source, occurrence + 1);
    return changeOf(found, fingerprint(source, occurrence));
  });
}

type Told = SceneDifference & { rule: Rule };

function changeOf({ rule, difference, scene, insideScene }: Told, print: string): Change {
  const { op, path, before, after, row, replaces } = difference;
  const message = changedMessage(difference, scene);
  const inside =
    difference.inside &&
    tellChanges(difference.inside.map((edit) => ({ difference: edit, scene: insideScene ?? scene })));
  return {
    rule: rule.id,
    area: areaOf(rule, difference),
    op,
    ...severityOf(rule, difference, scene, inside),
    path,
    ...(before !== undefined && { before }),
    ...(after !== undefined && { after }),
    ...(message && { message }),
    draft: scene.draft,
    fingerprint: print,
    text: textOf(rule, difference, scene),
    ...(inside && { inside }),
    ...(replaces !== undefined && { replaces }),
    ...(row && { row }),
  };
}

interface Verdict {
  severity: Severity;
  reason: string;
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

function moreSevere(highest: Verdict, { severity, reason }: Verdict): Verdict {
  return compareSeverity(severity, highest.severity) > 0 ? { severity, reason } : highest;
}

function textOf(rule: Rule, difference: Difference, scene: Scene): string {
  const field = fieldRule(difference, scene);
  const told = sentence(field ?? rule, difference, scene);
  return difference.drift === 'schema.type.unexpected' ? `${told}, of a kind that Braze does not describe` : told;
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
  return (
    AREAS.indexOf(areaOf(left.rule, left.difference)) - AREAS.indexOf(areaOf(right.rule, right.difference)) ||
    comparePaths(left.difference.path, right.difference.path) ||
    compareStrings(left.rule.id, right.rule.id) ||
    Number(left.scene.draft) - Number(right.scene.draft)
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
