import { z } from 'zod';
import type { Json, JsonObject } from '../json.ts';
import { flag, mapOrPairs, text } from '../json-shapes.ts';

/** A webhook (Braze docs, “Get campaign details”). URL, headers and body may hold secrets. */
export interface WebhookMessage {
  channel?: string;
  name?: string | null;
  url?: string | null;
  body?: string | null;
  /** Content type of the body. */
  type?: string | null;
  headers?: JsonObject | Json[] | null;
  /** `POST` or `GET`; others occur. */
  method?: string | null;
  has_translatable_content?: boolean | null;
}

export const webhookMessage = z.looseObject({
  channel: z.string().optional(),
  name: text,
  method: text,
  url: text,
  headers: mapOrPairs,
  type: text,
  body: text,
  has_translatable_content: flag,
});
