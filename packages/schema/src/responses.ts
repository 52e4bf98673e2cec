import { isCampaignId } from './campaign-id.ts';
import { findDrift, findRowDrift, type SchemaDrift } from './drift.ts';
import { isJsonObject, type Json, type JsonObject, own } from './json.ts';
import { DEEPEST_NESTING, isDeeperThan } from './nesting.ts';
import { NotACampaignError } from './not-a-campaign-error.ts';

/** One page of `GET /campaigns/list`. */
export interface ListPage {
  /** The rows as Braze gave them, in its order. Each has an `id` that can be used; one id may stand in several rows. */
  rows: JsonObject[];
  /** What names no campaign, and why: no object, or an id that cannot be a file name. */
  unusable: { row: Json; reason: string }[];
  /** What no documentation describes; paths begin at the page, as `["campaigns", 3, "folder"]`. */
  drift: SchemaDrift[];
}

/**
 * Reads the body of `GET /campaigns/list`, tolerantly: whatever a row holds besides its id is kept.
 *
 * @throws NotACampaignError where it holds no list of campaigns: no object, another status than `success`, no array `campaigns`, or more
 * than 200 levels of nesting.
 */
export function parseListPage(body: Json): ListPage {
  if (!isJsonObject(body)) throw new NotACampaignError('list of campaigns', 'it is no JSON object');
  const campaigns = own(body, 'campaigns');
  if (own(body, 'message') !== 'success' || !Array.isArray(campaigns)) {
    throw new NotACampaignError('list of campaigns', 'it lacks the status "success" or the array "campaigns"');
  }
  refuseDeepNesting(body, 'list of campaigns');
  const page: ListPage = { rows: [], unusable: [], drift: unknownPageFields(body) };
  for (const [index, row] of campaigns.entries()) {
    if (!isJsonObject(row)) {
      page.unusable.push({ row, reason: 'a row is no JSON object' });
      continue;
    }
    if (isCampaignId(own(row, 'id'))) page.rows.push(row);
    else page.unusable.push({ row, reason: 'a row has no id of 2 to 128 letters, digits, _ or -' });
    page.drift.push(...findRowDrift(row).map((drift) => ({ ...drift, path: ['campaigns', index, ...drift.path] })));
  }
  return page;
}

function unknownPageFields(body: JsonObject): SchemaDrift[] {
  return Object.keys(body)
    .filter((field) => field !== 'message' && field !== 'campaigns')
    .map((field) => ({ rule: 'schema.field.unknown', path: [field], expected: null, found: field }));
}

/** A campaign as `GET /campaigns/details` gave it, and where that is not what the schema describes. */
export interface ParsedDetails {
  /** Every field as it came, known or not, without the status field `message`. */
  details: JsonObject;
  drift: SchemaDrift[];
}

/**
 * Reads the body of `GET /campaigns/details`, tolerantly: unknown fields, channels and types are kept.
 *
 * @throws NotACampaignError where it cannot be a campaign at all: no object, another status than `success`, neither a name nor messages,
 * or more than 200 levels of nesting.
 */
export function parseDetails(body: Json): ParsedDetails {
  if (!isJsonObject(body)) throw new NotACampaignError('campaign', 'it is no JSON object');
  const status = own(body, 'message');
  if (status !== undefined && status !== 'success') {
    throw new NotACampaignError('campaign', 'its status is another than "success"');
  }
  if (!Object.hasOwn(body, 'name') && !Object.hasOwn(body, 'messages')) {
    throw new NotACampaignError('campaign', 'it has neither a name nor messages');
  }
  refuseDeepNesting(body, 'campaign');
  const details = Object.fromEntries(Object.entries(body).filter(([field]) => field !== 'message'));
  return { details, drift: findDrift(details) };
}

function refuseDeepNesting(body: JsonObject, asked: 'campaign' | 'list of campaigns'): void {
  if (isDeeperThan(body, DEEPEST_NESTING)) {
    throw new NotACampaignError(asked, `it is nested more than ${DEEPEST_NESTING} levels deep`);
  }
}
