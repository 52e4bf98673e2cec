import type { ConversionBehavior } from '@brazier/schema';

const HOUR = 3600;
const DAY = 24 * HOUR;

/** The seven conversion behaviors that Braze has; windows in seconds. */
export const converts = {
  opens: (days: number): ConversionBehavior => ({ type: 'Opens Email', window: days * DAY }),
  clicks: (days: number): ConversionBehavior => ({ type: 'Clicks Email', window: days * DAY }),
  buys: (days: number): ConversionBehavior => ({ type: 'Makes Any Purchase', window: days * DAY }),
  buysProduct: (product: string, days: number): ConversionBehavior => ({
    type: 'Makes Specific Purchase',
    window: days * DAY,
    product,
  }),
  does: (event: string, days: number): ConversionBehavior => ({
    type: 'Performs Custom Event',
    window: days * DAY,
    custom_event_name: event,
  }),
  upgrades: (days: number, apps: string[] | null): ConversionBehavior => ({
    type: 'Upgrades App',
    window: days * DAY,
    app_ids: apps,
  }),
  usesApp: (hours: number, apps: string[] | null): ConversionBehavior => ({
    type: 'Starts Session',
    window: hours * HOUR,
    app_ids: apps,
  }),
};

/** The apps of Fjord & Fern, by platform. */
export const APPS: { ios: string; android: string } = {
  ios: '5f1c2e9a-7b40-4a7d-9f53-2d1c8a40b9e1',
  android: '77aa41c0-63de-4f0b-8c2e-90b1f7d2c3a4',
};
