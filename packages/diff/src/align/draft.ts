import { type CampaignState, type Json, type JsonObject, jsonEqual, own } from '@brazier/schema';
import { canonicalText } from '../canonical-text.ts';
import { canonicalValue } from '../canonical-value.ts';
import { type Difference, type DraftEvent, differenceAt } from '../difference.ts';
import { compareDetails } from './compare-details.ts';

const FLAG = 'has_post_launch_draft';
/** What a launch does not take from the draft: how the campaign itself stands. */
const OUTSIDE_DRAFTS: ReadonlySet<Json | undefined> = new Set([
  FLAG,
  'archived',
  'draft',
  'enabled',
  'created_at',
  'first_sent',
]);

/** What became of the post-launch draft as a whole, or null where it neither came nor went. */
export function compareDraftPresence(before: CampaignState, after: CampaignState): Difference | null {
  const event = draftEvent(before, after);
  if (!event) return null;
  const place = { path: [FLAG], identity: [FLAG] };
  const [was, is] = [own(before.details, FLAG), own(after.details, FLAG)];
  // A draft may come or go without the flag's moving, where Braze has none or it was not fetched.
  const told: Difference = jsonEqual(was, is)
    ? { ...place, op: 'changed', before: was ?? null, after: is ?? null }
    : differenceAt(place, was, is);
  const edits = event === 'opened' ? draftEdits(after) : draftEdits(before);
  return { ...told, draftEvent: event, evidence: evidenceOf(edits), ...(event === 'opened' && { inside: edits }) };
}

/**
 * What differs between two post-launch drafts.
 *
 * @param live what differs between the live versions: an edit that both versions show just so was one edit, and is not told again.
 */
export function compareDraftContents(before: JsonObject, after: JsonObject, live: readonly Difference[]): Difference[] {
  if (jsonEqual(before, after)) return [];
  const told = new Set(live.map(differenceKey));
  return compareDetails(before, after).filter((difference) => !told.has(differenceKey(difference)));
}

/** True for the flag that says whether there is a post-launch draft. */
export function isDraftFlag({ path, row }: Difference): boolean {
  return path.length === 1 && path[0] === FLAG && !row;
}

function draftEvent(before: CampaignState, after: CampaignState): DraftEvent | null {
  if (before.draft && after.draft) return null;
  if (after.draft) return 'opened';
  if (before.draft) return isLaunched(before.draft, after.details) ? 'launched' : 'discarded';
  const [was, is] = [own(before.details, FLAG) === true, own(after.details, FLAG) === true];
  if (was === is) return null;
  return is ? 'opened' : 'discarded';
}

function isLaunched(draft: JsonObject, live: JsonObject): boolean {
  return compareDetails(draft, live).every(({ path }) => OUTSIDE_DRAFTS.has(path[0]));
}

/** What the draft of a state changes against its live version. */
function draftEdits(state: CampaignState): Difference[] {
  if (!state.draft) return [];
  return compareDetails(state.details, state.draft).filter((difference) => !isDraftFlag(difference));
}

function evidenceOf(edits: readonly Difference[]): Json {
  return edits.map(differenceKey).toSorted();
}

function differenceKey({ op, path, identity, before, after }: Difference): string {
  const side = (value: Json | undefined): Json[] => (value === undefined ? [] : [canonicalValue(value, path)]);
  return canonicalText([op, [...identity], side(before), side(after)]);
}
