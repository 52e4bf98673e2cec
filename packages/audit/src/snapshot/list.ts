import { type BrazeClient, ROWS_OF_A_PAGE } from '@brazier/client';
import {
  isJsonObject,
  type Json,
  type JsonObject,
  own,
  parseListPage,
  readInstant,
  stringifyJson,
} from '@brazier/schema';
import { sameRow } from './choose.ts';

/** What a workspace's list said, read as often as it took to be sure. */
export interface Listing {
  /** The newest row of each campaign, in the list's order. */
  rows: ReadonlyMap<string, JsonObject>;
  /** Rows that cannot be kept; their ids may be any text, of any length. */
  unusable: readonly { id: string; reason: string }[];
  /** False where the list contradicted itself each time: then no absence can be concluded from it. */
  consistent: boolean;
}

/** A list that shifts while it is paged settles on a second reading; one that still contradicts itself on the third is told as such. */
const READINGS = 3;

/**
 * Reads the whole list, and again where it contradicts itself or a campaign that is known is missing: a deletion between two pages hides the campaign
 * at their border, a broken pager repeats or drops pages. A row that comes again is no contradiction. What stood in any reading counts as listed.
 *
 * @throws BrazeError where a page could not be had, NotACampaignError where one is no list.
 */
export async function readListing(
  client: Pick<BrazeClient, 'listCampaigns'>,
  known: ReadonlySet<string>,
  onPage: (listed: number) => void,
): Promise<Listing> {
  const rows = new Map<string, JsonObject>();
  let missingBefore: string | null = null;
  for (let reading = 1; ; reading += 1) {
    // A page that comes empty by accident ends the list too early. Where nothing is known yet, no campaign would be seen to be missing.
    const pastEmptyPage = reading > 1 || known.size === 0;
    const once = await readOnce(client.listCampaigns({ pastEmptyPage }), onPage);
    for (const [id, row] of once.rows) rows.set(id, row);
    const missing = [...known].filter((id) => !rows.has(id)).join(' ');
    const isSettled = once.consistent && (missing === '' || missing === missingBefore);
    if (isSettled || reading === READINGS) return { ...once, rows };
    missingBefore = missing;
  }
}

/** Reads the list once, as it says of itself what it is. */
async function readOnce(
  pages: ReturnType<BrazeClient['listCampaigns']>,
  onPage: (listed: number) => void,
): Promise<Listing> {
  const rows = new Map<string, JsonObject>();
  const unusable = new Map<string, { id: string; reason: string }>();
  let consistent = true;
  let hasEnded = false;
  for await (const { body } of pages) {
    const page = parseListPage(body);
    const size = page.rows.length + page.unusable.length;
    const known = rows.size;
    for (const row of page.rows) {
      const id = String(own(row, 'id'));
      const other = rows.get(id);
      if (other && !sameRow({ ...other, last_edited: null }, { ...row, last_edited: null })) consistent = false;
      if (!other || !isOlder(row, other)) rows.set(id, row);
    }
    for (const { row, reason } of page.unusable) unusable.set(stringifyJson(row), { id: idOf(row), reason });
    // A full page without anything new came in place of another one, whose campaigns are on no page then; so are those of an empty page before others.
    const isRepeated = page.rows.length >= ROWS_OF_A_PAGE && rows.size === known;
    if (isRepeated || (hasEnded && size > 0)) consistent = false;
    hasEnded ||= size === 0;
    onPage(rows.size);
  }
  return { rows, unusable: [...unusable.values()], consistent };
}

function isOlder(row: JsonObject, other: JsonObject): boolean {
  const [left, right] = [readInstant(own(row, 'last_edited')), readInstant(own(other, 'last_edited'))];
  return right !== null && (left === null || left < right);
}

/** What an unusable row can be told by. */
function idOf(row: Json): string {
  const id = isJsonObject(row) ? own(row, 'id') : undefined;
  return typeof id === 'string' ? id : '(none)';
}
