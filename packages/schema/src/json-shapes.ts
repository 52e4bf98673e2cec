import { z } from 'zod';

// The few shapes that Braze's payloads are made of. Any field may be missing (editions differ), and a text may be null where nothing was
// entered, so both are part of each.

export const text = z.string().nullable().optional();
export const flag = z.boolean().nullable().optional();
export const time = z.string().nullable().optional();
export const texts = z.array(z.string()).nullable().optional();
/** Keys and values that a marketer enters: values are text in the dashboard, yet nothing guarantees it. */
export const map = z.record(z.string(), z.unknown()).nullable().optional();
/** A map, or the same as an array of pairs: Braze's documentation says both. */
export const mapOrPairs = z
  .union([z.record(z.string(), z.unknown()), z.array(z.unknown())])
  .nullable()
  .optional();
