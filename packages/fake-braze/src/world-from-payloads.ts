import { type JsonObject, own, parseDetails, parseJson, parseListPage } from '@brazier/schema';
import { type CampaignSource, World } from './world.ts';

/**
 * A world of recorded answers: `pages` are bodies of `/campaigns/list`, `details` bodies of `/campaigns/details` by campaign id, with
 * the post-launch draft where there is one. Details are served to the byte until they are edited; a campaign that is listed and
 * has no details answers that there is no such campaign.
 *
 * @throws Error where details belong to no listed campaign, NotACampaignError where a body is none.
 */
export function worldFromPayloads(
  pages: readonly string[],
  details: Readonly<Record<string, { live: string; draft?: string }>>,
): World {
  const rows = pages.flatMap((page) => parseListPage(parseJson(page)).rows);
  const listed = new Set(rows.map((row) => String(own(row, 'id'))));
  const stray = Object.keys(details).find((id) => !listed.has(id));
  if (stray !== undefined) throw new Error(`No page lists the campaign ${stray}, which has details.`);
  return new World(rows.map((row) => recordedCampaign(row, details[String(own(row, 'id'))])));
}

function recordedCampaign(row: JsonObject, bodies: { live: string; draft?: string } | undefined): CampaignSource {
  const id = String(own(row, 'id'));
  const read = (body: string | undefined): JsonObject => {
    if (body === undefined) throw new Error(`The world has no details of the campaign ${id}.`);
    return parseDetails(parseJson(body)).details;
  };
  const { draft } = bodies ?? {};
  return {
    id,
    archived: bodies !== undefined && own(read(bodies.live), 'archived') === true,
    row: () => row,
    details: () => read(bodies?.live),
    ...(draft === undefined ? {} : { draft: () => read(draft) }),
    bodies: bodies ?? null,
  };
}
