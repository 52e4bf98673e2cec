import { z } from 'zod';
import type { Json, JsonObject } from '../json.ts';
import { flag, mapOrPairs, text } from '../json-shapes.ts';

/** A content card (Braze docs, “Get campaign details”). `extras` is there only if at least one pair is set. */
export interface ContentCardMessage {
  channel?: string;
  name?: string | null;
  extras?: JsonObject | Json[] | null;
  has_translatable_content?: boolean | null;
}

export const contentCardMessage = z.looseObject({
  channel: z.string().optional(),
  name: text,
  extras: mapOrPairs,
  has_translatable_content: flag,
});
