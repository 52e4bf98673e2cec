import { isCampaignId } from './campaign-id.ts';
import { findDrift, jsonType, type SchemaDrift } from './drift.ts';
import { isJsonObject, type Json, type JsonObject, own } from './json.ts';
import { NotACampaignError } from './not-a-campaign-error.ts';

/** One page of `GET /campaigns/list`. */
export interface ListPage {
  /** The rows as Braze gave them, each with a usable `id`. */
  rows: JsonObject[];
  /** What cannot be a campaign, and why: no object, or an id that cannot be a file name. */
  unusable: { row: Json; reason: string }[];
}

/**
 * Reads the body of `GET /campaigns/list`.
 *
 * @throws NotACampaignError where it holds no list of campaigns.
 */
export function parseListPage(body: Json): ListPage {
  const rows = isJsonObject(body) ? own(body, 'campaigns') : undefined;
  if (!Array.isArray(rows)) throw new NotACampaignError('the list has no `campaigns`');
  const page: ListPage = { rows: [], unusable: [] };
  for (const row of rows) {
    if (!isJsonObject(row)) page.unusable.push({ row, reason: `a row is no object but ${jsonType(row)}` });
    else if (!isCampaignId(own(row, 'id'))) page.unusable.push({ row, reason: 'a row has no id that can be used' });
    else page.rows.push(row);
  }
  return page;
}

/** A campaign as `GET /campaigns/details` gave it, and where that is not what the schema describes. */
export interface ParsedDetails {
  /** Every field as it came, without the status field `message`. */
  details: JsonObject;
  drift: SchemaDrift[];
}

/**
 * Reads the body of `GET /campaigns/details`, tolerantly: unknown fields, channels and types are kept.
 *
 * @throws NotACampaignError where it cannot be a campaign at all: no object, another status than `success`, or neither a name nor messages.
 */
export function parseDetails(body: Json): ParsedDetails {
  if (!isJsonObject(body)) throw new NotACampaignError(`it is no object but ${jsonType(body)}`);
  const status = own(body, 'message');
  if (status !== undefined && status !== 'success') throw new NotACampaignError('its status is not `success`');
  if (!Object.hasOwn(body, 'name') && !Object.hasOwn(body, 'messages')) {
    throw new NotACampaignError('it has neither a name nor messages');
  }
  const details = Object.fromEntries(Object.entries(body).filter(([key]) => key !== 'message'));
  return { details, drift: findDrift(details) };
}
