import * as z from 'zod';
import type { Json } from './json.ts';

// What the fields of Braze's responses are made of. Each may be missing: editions differ, and Braze promises none.
// In every schema the fields stand in the order of Braze's page: files are written in that order. Schemas of whole objects are strict, since a
// field that they do not name is drift; objects below are not, since only their types are looked at.

/** Any value at all: open parts of a response, such as the values of `extras`. */
export const anyValue = z.unknown() as z.ZodType<Json>;

/** Text, or a time in ISO 8601. */
export const text = z.string().exactOptional();

// Of a message any field but its channel may be null: Braze gives null for whatever is not set, and its page does not say for which fields.

/** Text that Braze gives as null where there is none. */
export const textOrNull = z.string().nullable().exactOptional();

export const flag = z.boolean().exactOptional();

export const flagOrNull = z.boolean().nullable().exactOptional();

export const texts = z.array(z.string()).exactOptional();

export const textsOrNull = z.array(z.string()).nullable().exactOptional();

/** Keys that marketers choose, with values of any type. */
export const openMap = z.record(z.string(), anyValue).exactOptional();

export const openMapOrNull = z.record(z.string(), anyValue).nullable().exactOptional();

/** An array whose elements Braze does not describe. */
export const openList = z.array(anyValue).exactOptional();

export const openListOrNull = z.array(anyValue).nullable().exactOptional();
