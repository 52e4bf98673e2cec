import { type CampaignState, type Json, jsonEqual, own, sameInstant } from '@brazier/schema';
import { type Difference, differenceAt } from '../difference.ts';
import { sameSet } from './sets.ts';

/** What the details tell better, and what only says that something was edited. */
const NOT_COMPARED: ReadonlySet<string> = new Set(['id', 'name', 'tags', 'last_edited']);

/** What differs between two rows of `/campaigns/list` and is not told by the details just so. */
export function compareRows(before: CampaignState, after: CampaignState): Difference[] {
  return [...new Set([...Object.keys(before.list), ...Object.keys(after.list)])]
    .filter((field) => !NOT_COMPARED.has(field) && !isCopied(field, before, after))
    .map((field) => rowDifference(field, before, after))
    .filter((difference) => difference !== null);
}

/** The edit that only the row's `last_edited` shows, or null where it did not move. */
export function unseenEdit(before: CampaignState, after: CampaignState): Difference | null {
  const [was, is] = [own(before.list, 'last_edited'), own(after.list, 'last_edited')];
  return sameInstant(was, is) ? null : rowDifference('last_edited', before, after);
}

/** Nothing is known of what stands in a row: its fields are told whole. */
function rowDifference(field: string, before: CampaignState, after: CampaignState): Difference | null {
  const [was, is] = [own(before.list, field), own(after.list, field)];
  return sameValue(was, is) ? null : { ...differenceAt({ path: [field], identity: [field] }, was, is), row: true };
}

/** True where the details have the field too, with the same value on both sides: Braze may come to tell a field twice. */
function isCopied(field: string, before: CampaignState, after: CampaignState): boolean {
  return [before, after].every(({ list, details }) => sameValue(own(list, field), own(details, field)));
}

/** The order of a list in a row says nothing: what Braze shows there besides are names. */
function sameValue(left: Json | undefined, right: Json | undefined): boolean {
  return Array.isArray(left) && Array.isArray(right) ? sameSet(left, right) : jsonEqual(left, right);
}
