import type { BrazeClient } from '@brazier/client';
import { isJsonObject, type Json, type JsonObject, own, parseListPage } from '@brazier/schema';

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
 * Reads the whole list, and again where a campaign stands in it twice or one that is known is missing: a deletion between two
 * pages hides the campaign at their border, a broken pager repeats or drops pages. What stood in any reading counts as listed.
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
    const { repeated, unusable } = await readOnce(client, rows, onPage);
    const missing = [...known].filter((id) => !rows.has(id)).join(' ');
    const isSettled = !repeated && (missing === '' || missing === missingBefore);
    if (isSettled || reading === READINGS) return { rows, unusable, consistent: !repeated };
    missingBefore = missing;
  }
}

async function readOnce(
  client: Pick<BrazeClient, 'listCampaigns'>,
  rows: Map<string, JsonObject>,
  onPage: (listed: number) => void,
): Promise<{ repeated: boolean; unusable: { id: string; reason: string }[] }> {
  const seen = new Set<string>();
  const unusable: { id: string; reason: string }[] = [];
  let repeated = false;
  for await (const { body } of client.listCampaigns()) {
    const page = parseListPage(body);
    for (const row of page.rows) {
      const id = String(own(row, 'id'));
      if (seen.has(id)) repeated = true;
      seen.add(id);
      rows.set(id, row);
    }
    unusable.push(...page.unusable.map(({ row, reason }) => ({ id: idOf(row), reason })));
    onPage(seen.size);
  }
  return { repeated, unusable };
}

/** What an unusable row can be told by. */
function idOf(row: Json): string {
  const id = isJsonObject(row) ? own(row, 'id') : undefined;
  return typeof id === 'string' ? id : '(none)';
}
