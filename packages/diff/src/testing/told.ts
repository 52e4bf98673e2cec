import type { Json, JsonObject, JsonPath } from '@brazier/schema';
import { type Change, diff, type Op } from '../index.ts';
import { campaignWith } from '../rules/example.ts';

export const context = { workspace: 'production' };
/** In the place of a value that a change does not have. */
export const absent = undefined;

/** The five facts of a change that a test compares. */
export type Told = [rule: string, op: Op, path: JsonPath, before: Json | undefined, after: Json | undefined];

export function tell(changes: readonly Change[]): Told[] {
  return changes.map(({ rule, op, path, before, after }) => [rule, op, path, before, after]);
}

/** What is told of two running campaigns with these details. */
export function told(before: JsonObject, after: JsonObject): Told[] {
  return tell(diff(campaignWith(before), campaignWith(after), context));
}

/** The one change that is told of two running campaigns with these details. */
export function onlyChange(before: JsonObject, after: JsonObject): Change {
  const [change, ...others] = diff(campaignWith(before), campaignWith(after), context);
  if (!change || others.length > 0) throw new Error(`${others.length + (change ? 1 : 0)} changes, not one`);
  return change;
}
