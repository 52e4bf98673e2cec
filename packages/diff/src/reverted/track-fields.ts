import type { CampaignState, JsonPath } from '@brazier/schema';
import { compareFields, type Part } from './compare-fields.ts';
import { DifferingFields, isAddedElement, losesContent } from './differing-fields.ts';
import { differsIn, holdsIn, type TrackedField, trackedFields } from './tracked-field.ts';

/** The fields that some of these states, and not the last, have other than the first: each with the first state that differs in it and the first that no longer does. */
export function trackReverted(states: readonly (CampaignState | null)[]): (TrackedField & { back: number })[] {
  const tracked = new Map<string, TrackedField>();
  const elements: TrackedField[] = [];
  const [start = null] = states;
  states.forEach((state, index) => {
    if (index === 0) return;
    const found = compareFields(start, state);
    const fields = new DifferingFields(found);
    for (const field of tracked.values()) {
      field.differs = differsIn(field, fields);
      if (!holdsIn(field, fields)) field.back ??= index;
      else if (field.back !== null) field.isRepeated = true;
    }
    const addedNow = found.some(({ difference }) => isAddedElement(difference))
      ? addedElements(states[index - 1] ?? null, state)
      : new Set();
    for (const field of found.flatMap((one) => trackedFields(one, index))) {
      const { part, difference } = field.found;
      if (field.kind === 'element') {
        if (addedNow.has(placeKey(part, difference.path))) elements.push(field);
        continue;
      }
      const key = JSON.stringify([field.kind === 'order', field.key]);
      if (!tracked.has(key)) tracked.set(key, field);
    }
  });
  const values = [...tracked.values()].map((field) => ({ ...field, back: field.differs ? null : field.back }));
  const gone = elements.map((field) => ({ ...field, back: findElementGone(states, field) }));
  return [...values, ...gone].flatMap((field) => (field.back === null ? [] : [{ ...field, back: field.back }]));
}

/** The elements that came to lists from one state to the next, by part and path. */
function addedElements(before: CampaignState | null, after: CampaignState | null): ReadonlySet<unknown> {
  return new Set(
    compareFields(before, after)
      .filter(({ difference }) => isAddedElement(difference))
      .map(({ part, difference }) => placeKey(part, difference.path)),
  );
}

/** Index of the first state from which an element that came to a list is gone; null where the last one still has it, or no list for it. */
function findElementGone(states: readonly (CampaignState | null)[], { found, first }: TrackedField): number | null {
  const { part, difference } = found;
  const { path } = difference;
  const isGone = (state: CampaignState | null): 'itself' | 'with its list' | null => {
    for (const { part: other, difference: outer } of compareFields(states[first] ?? null, state)) {
      const place = outer.oldPath ?? outer.path;
      if ((place.length > 0 && other !== part) || !isWithin(path, place)) continue;
      if (place.length < path.length ? losesContent(outer) : outer.op === 'removed')
        return place.length < path.length ? 'with its list' : 'itself';
    }
    return null;
  };
  // In a list that is gone itself nothing was put back.
  if (isGone(states.at(-1) ?? null) !== 'itself') return null;
  const index = states.findIndex((state, at) => at > first && isGone(state) !== null);
  return index === -1 ? null : index;
}

function isWithin(path: JsonPath, outer: JsonPath): boolean {
  return outer.length <= path.length && outer.every((key, index) => path[index] === key);
}

function placeKey(part: Part, path: JsonPath): string {
  return JSON.stringify([part, path]);
}
