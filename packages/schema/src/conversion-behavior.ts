import * as z from 'zod';
import { text } from './json-fields.ts';

// Source of all: campaign details, "Conversion behaviors". Seven types are documented.

/** The types of conversion behavior that Braze documents; one of another type is kept as it comes. */
export const CONVERSION_TYPES = [
  'Clicks Email',
  'Opens Email',
  'Makes Any Purchase',
  'Makes Specific Purchase',
  'Performs Custom Event',
  'Upgrades App',
  'Starts Session',
] as const;

const window = z.int().exactOptional();
const appIds = z.array(z.string()).nullable().exactOptional();

/** Somebody clicks the e-mail, opens it, or buys anything. */
export interface PlainConversion {
  type: 'Clicks Email' | 'Opens Email' | 'Makes Any Purchase';
  /** Seconds after the message within which the event counts. */
  window?: number;
}

/** Somebody buys one product. */
export interface PurchaseConversion {
  type: 'Makes Specific Purchase';
  window?: number;
  /** The product's name. */
  product?: string;
}

/** Somebody performs a custom event; the same event may stand twice in one campaign. */
export interface CustomEventConversion {
  type: 'Performs Custom Event';
  window?: number;
  custom_event_name?: string;
}

/** Somebody upgrades or uses an app. */
export interface AppConversion {
  type: 'Upgrades App' | 'Starts Session';
  window?: number;
  /** The apps that count, in no order; null means any app. */
  app_ids?: string[] | null;
}

/** One conversion event of a campaign. Their order counts: A first, then B, C and D. */
export type ConversionBehavior = PlainConversion | PurchaseConversion | CustomEventConversion | AppConversion;

const plainConversion = z.strictObject({ type: z.enum(['Clicks Email', 'Opens Email', 'Makes Any Purchase']), window });
const purchaseConversion = z.strictObject({ type: z.literal('Makes Specific Purchase'), window, product: text });
const customEventConversion = z.strictObject({
  type: z.literal('Performs Custom Event'),
  window,
  custom_event_name: text,
});
const appConversion = z.strictObject({ type: z.enum(['Upgrades App', 'Starts Session']), window, app_ids: appIds });

export const conversionBehaviorSchema = z.discriminatedUnion('type', [
  plainConversion,
  purchaseConversion,
  customEventConversion,
  appConversion,
]);

/** What a behavior of a type that Braze adds one day is held against: every field that any documented type has. */
export const anyConversionSchema = z.strictObject({
  type: text,
  window,
  product: text,
  custom_event_name: text,
  app_ids: appIds,
});

/** The schema of one documented type of behavior, or undefined for a type that is not documented. */
export function conversionSchemaOf(type: unknown) {
  return [plainConversion, purchaseConversion, customEventConversion, appConversion].find(
    (schema) => schema.shape.type.safeParse(type).success,
  );
}
