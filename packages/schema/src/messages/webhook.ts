import * as z from 'zod';
import type { Json } from '../json.ts';
import { openMapOrNull, textOrNull } from '../json-fields.ts';
import { type CommonMessageFields, commonFields, translationFields } from './common-fields.ts';

/** A webhook: a request that Braze sends to somebody's server. Its URL, headers and body often hold secrets. Source: campaign details, "Webhook". */
export interface WebhookMessage extends CommonMessageFields {
  url?: string | null;
  /** What is sent; null or absent where the method sends nothing. */
  body?: string | null;
  /** The content type of the body, such as `raw`. */
  type?: string | null;
  headers?: Record<string, Json> | null;
  /** `POST` or `GET` as documented; other methods occur. */
  method?: string | null;
}

export const webhookMessageSchema = z.strictObject({
  ...commonFields,
  url: textOrNull,
  body: textOrNull,
  type: textOrNull,
  headers: openMapOrNull,
  method: textOrNull,
  ...translationFields,
});
