import * as z from 'zod';
import type { Json } from '../json.ts';
import { openMapOrNull, textOrNull } from '../json-fields.ts';
import { type CommonMessageFields, commonFields, translationFields } from './common-fields.ts';

/** A push message of any platform. Source: campaign details, "Push"; older editions have `channel`, `alert` and `extras` only. */
export interface PushMessage extends CommonMessageFields {
  /** The text of the alert. */
  alert?: string | null;
  /** Key-value pairs that the app receives. */
  extras?: Record<string, Json> | null;
  /** The title above the alert. */
  title?: string | null;
  /** The link that a tap opens. */
  action?: string | null;
  /** The image of an Android or iOS notification, or a web push icon. */
  image_url?: string | null;
  /** The large image of web push on Android Chrome and Windows; null elsewhere. */
  large_image_url?: string | null;
}

export const pushMessageSchema = z.strictObject({
  ...commonFields,
  alert: textOrNull,
  extras: openMapOrNull,
  title: textOrNull,
  action: textOrNull,
  image_url: textOrNull,
  large_image_url: textOrNull,
  ...translationFields,
});
