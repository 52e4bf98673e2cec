import { z } from 'zod';
import type { Json, JsonObject } from '../json.ts';
import { flag, mapOrPairs, text } from '../json-shapes.ts';

/** A push variation of any platform (Braze docs, “Get campaign details”; all but `alert` and `extras` in newer editions only). */
export interface PushMessage {
  channel?: string;
  name?: string | null;
  title?: string | null;
  alert?: string | null;
  /** Where a tap leads: a URL or deep link. */
  action?: string | null;
  image_url?: string | null;
  large_image_url?: string | null;
  extras?: JsonObject | Json[] | null;
  has_translatable_content?: boolean | null;
}

export const pushMessage = z.looseObject({
  channel: z.string().optional(),
  name: text,
  title: text,
  alert: text,
  action: text,
  image_url: text,
  large_image_url: text,
  extras: mapOrPairs,
  has_translatable_content: flag,
});
