import { type Json, type JsonObject, own, readInstant } from '@brazier/schema';
import type { KnownCampaign } from './known-campaign.ts';
import { isSettled } from './settle.ts';

/**
 * Why an answer cannot be taken for the present state of the campaign that was asked for, as one clause; null where it can. Details carry no id, so
 * another campaign's are known by their time of creation against the stored file, and by their name against the list.
 *
 * @param row as the list gave it, unmasked.
 * @param serverTime milliseconds since the epoch, by the server's clock.
 */
export function doubtAbout(
  details: JsonObject,
  row: JsonObject,
  known: KnownCampaign | undefined,
  serverTime: number,
): string | null {
  const stored = known?.stored;
  if (stored && areApart(stored.createdAt, own(details, 'created_at'))) {
    return 'the details belong to another campaign: they were created at another time than those that are known';
  }
  if (isSettled(row, details, serverTime) && differ(own(row, 'name'), own(details, 'name'))) {
    return 'the details belong to another campaign: their name is not the one that the list has';
  }
  if (stored && isOlder(own(details, 'updated_at'), stored.updatedAt)) {
    return 'the details are older than those that are known';
  }
  return null;
}

/** Why an answer cannot be taken for the draft of a campaign whose live version was just fetched; null where it can. */
export function doubtAboutDraft(draft: JsonObject, live: JsonObject): string | null {
  if (own(draft, 'has_post_launch_draft') === false) return 'its draft was launched or discarded while it was fetched';
  const isForeign = areApart(own(live, 'created_at'), own(draft, 'created_at'));
  return isForeign ? 'the draft belongs to another campaign: it was created at another time' : null;
}

function areApart(left: Json | undefined, right: Json | undefined): boolean {
  const [before, after] = [readInstant(left), readInstant(right)];
  return before !== null && after !== null && toSeconds(before) !== toSeconds(after);
}

function isOlder(time: Json | undefined, than: Json | undefined): boolean {
  const [left, right] = [readInstant(time), readInstant(than)];
  return left !== null && right !== null && toSeconds(left) < toSeconds(right);
}

/** Editions of Braze write times with and without a fraction. */
function toSeconds(milliseconds: number): number {
  return Math.floor(milliseconds / 1000);
}

function differ(left: Json | undefined, right: Json | undefined): boolean {
  return typeof left === 'string' && typeof right === 'string' && plain(left) !== plain(right);
}

/** The list and the details may differ in white space and in how letters are composed. */
function plain(name: string): string {
  return name.normalize('NFC').replace(/\s+/g, ' ').trim();
}
