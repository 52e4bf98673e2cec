import { isJsonObject, type Json, own } from '@brazier/schema';
import { canonicalText } from '../canonical-text.ts';
import { type Pair, pairByKey } from './pairs.ts';

/** Pairs the choices of a survey page by `choice_id`; those without one by equal content, then in order. */
export function pairChoices(before: readonly Json[], after: readonly Json[]): Pair[] {
  const pairs: Pair[] = [];
  pairByKey(pairs, before, after, choiceKey);
  pairByKey(pairs, before, after, (choice) => (choiceKey(choice) === undefined ? canonicalText(choice) : undefined));
  pairByKey(pairs, before, after, (choice) => (choiceKey(choice) === undefined ? 'no id' : undefined));
  return pairs;
}

/** Pairs the pages of a survey by the choices that they share, most shared first; then those that are equal, then by position. */
export function pairPages(before: readonly Json[], after: readonly Json[]): Pair[] {
  const pairs = pairBySharedChoices(before, after);
  pairByKey(pairs, before, after, canonicalText);
  const [left, right] = [new Set(pairs.map(([from]) => from)), new Set(pairs.map(([, to]) => to))];
  const open = after.map((_, index) => index).filter((index) => !right.has(index));
  before.forEach((_, from) => {
    if (left.has(from) || open.length === 0) return;
    const to = open.shift();
    if (to !== undefined) pairs.push([from, to]);
  });
  return pairs;
}

function pairBySharedChoices(before: readonly Json[], after: readonly Json[]): Pair[] {
  const pagesOf = Map.groupBy(
    after.flatMap((page, to) => [...new Set(choiceKeys(page))].map((key) => ({ key, to }))),
    ({ key }) => key,
  );
  const candidates = before.flatMap((page, from) => {
    const shared = new Map<number, number>();
    for (const key of new Set(choiceKeys(page))) {
      for (const { to } of pagesOf.get(key) ?? []) shared.set(to, (shared.get(to) ?? 0) + 1);
    }
    return [...shared].map(([to, count]) => ({ from, to, count }));
  });
  const [left, right] = [new Set<number>(), new Set<number>()];
  const pairs: Pair[] = [];
  for (const { from, to } of candidates.toSorted((a, b) => b.count - a.count || a.from - b.from || a.to - b.to)) {
    if (left.has(from) || right.has(to)) continue;
    left.add(from);
    right.add(to);
    pairs.push([from, to]);
  }
  return pairs;
}

/** Names a choice by its id; all those without one alike. */
export function identifyChoice(before: Json | undefined, after: Json | undefined): Json {
  return choiceId(after ?? before) ?? {};
}

/** A page has no id: it is named by the first of its choices that stays. */
export function identifyPage(before: Json | undefined, after: Json | undefined): Json {
  const [old, now] = [choiceKeys(before), choiceKeys(after)];
  const shared =
    before === undefined || after === undefined ? [...old, ...now] : old.filter((key) => now.includes(key));
  return shared.toSorted()[0] ?? {};
}

function choiceKeys(page: Json | undefined): string[] {
  const choices = isJsonObject(page) ? own(page, 'choices') : undefined;
  return Array.isArray(choices) ? choices.map(choiceKey).filter((key) => key !== undefined) : [];
}

function choiceKey(choice: Json | undefined): string | undefined {
  const id = choiceId(choice);
  return id === undefined ? undefined : canonicalText(id);
}

function choiceId(choice: Json | undefined): string | number | undefined {
  const id = isJsonObject(choice) ? own(choice, 'choice_id') : undefined;
  return typeof id === 'string' || typeof id === 'number' ? id : undefined;
}
