import { z } from 'zod';

/** The conversion behaviors that Braze documents (“Get campaign details”); others are kept as they come. */
export const CONVERSION_TYPES = [
  'Clicks Email',
  'Opens Email',
  'Makes Any Purchase',
  'Makes Specific Purchase',
  'Performs Custom Event',
  'Upgrades App',
  'Starts Session',
] as const;

/** One conversion behavior; its place in the array is its letter (A, B, C, D). */
export interface ConversionBehavior {
  /** One of `CONVERSION_TYPES`, or what Braze adds to them. */
  type: string;
  /** Seconds after the send within which the behavior counts. */
  window?: number | null;
  /** Of `Makes Specific Purchase`. */
  product?: string | null;
  /** Of `Performs Custom Event`. */
  custom_event_name?: string | null;
  /** Of `Upgrades App` and `Starts Session`: a set; null means any app. */
  app_ids?: string[] | null;
}

export const conversionBehavior = z.looseObject({
  type: z.string(),
  window: z.number().nullable().optional(),
  product: z.string().nullable().optional(),
  custom_event_name: z.string().nullable().optional(),
  app_ids: z.array(z.string()).nullable().optional(),
});
