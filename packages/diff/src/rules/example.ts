import type { CampaignState, Json, JsonObject } from '@brazier/schema';

/** Two states that differ by one change; null where the campaign is not there. */
export interface Example {
  before: CampaignState | null;
  after: CampaignState | null;
}

/** A running campaign with these details. */
export function campaignWith(details: JsonObject, list: JsonObject = {}, draft?: JsonObject): CampaignState {
  const name = 'Welcome';
  return {
    id: 'campaign-1',
    list: { id: 'campaign-1', last_edited: '2026-02-01T09:00:00+00:00', name, ...list },
    details: { name, archived: false, draft: false, enabled: true, ...details },
    ...(draft && { draft: { name, archived: false, draft: false, enabled: true, ...draft } }),
  };
}

/** Two campaigns whose details differ in these fields. */
export function details(before: JsonObject, after: JsonObject): Example {
  return { before: campaignWith(before), after: campaignWith(after) };
}

/** Two campaigns that hold this one message; null where they hold none. */
export function message(before: JsonObject | null, after: JsonObject | null): Example {
  const holding = (content: JsonObject | null): JsonObject => ({ messages: content ? { 'variation-1': content } : {} });
  return details(holding(before), holding(after));
}

/** Two campaigns whose message of a channel differs in these fields. */
export function fieldOf(channel: string, before: JsonObject, after: JsonObject): Example {
  const content = (fields: JsonObject): JsonObject => ({ channel, name: 'Variation 1', ...fields });
  return message(content(before), content(after));
}

/** Two campaigns with a survey page of these choices and, if given, these headers. */
export function survey(before: Json[], after: Json[]): Example {
  const content = (pages: Json[]): JsonObject => ({
    channel: 'trigger_in_app_message',
    name: 'Survey',
    type: 'survey',
    data: { pages },
  });
  return message(content(before), content(after));
}

/** Two campaigns with these conversion behaviors. */
export function conversions(before: Json[], after: Json[]): Example {
  return details({ conversion_behaviors: before }, { conversion_behaviors: after });
}
