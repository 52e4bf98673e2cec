import * as z from 'zod';
import type { Json } from '../json.ts';
import { openMapOrNull } from '../json-fields.ts';
import { type CommonMessageFields, commonFields, translationFields } from './common-fields.ts';

/** A content card: Braze exports neither its text nor its image. Source: campaign details, "Content Cards". */
export interface ContentCardMessage extends CommonMessageFields {
  /** Key-value pairs; present only where there is at least one. */
  extras?: Record<string, Json> | null;
}

export const contentCardMessageSchema = z.strictObject({
  ...commonFields,
  extras: openMapOrNull,
  ...translationFields,
});
