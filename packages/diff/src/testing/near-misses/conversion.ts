import type { JsonObject } from '@brazier/schema';
import { conversions, details } from '../../rules/example.ts';
import { miss, type NearMiss } from './near-miss.ts';

const opens = { type: 'Opens Email', window: 86_400 };
const buys = { type: 'Makes Specific Purchase', window: 86_400, product: 'Fern' };
const saves = { type: 'Performs Custom Event', window: 86_400, custom_event_name: 'Saved' };
const session = (...apps: string[]): JsonObject => ({ type: 'Starts Session', window: 86_400, app_ids: apps });

export const CONVERSION_NEAR_MISSES: readonly NearMiss[] = [
  miss(
    'conversion.added',
    'the list as a whole',
    details({}, { conversion_behaviors: [opens] }),
    'conversion.list.changed',
  ),
  miss(
    'conversion.removed',
    'the same event under another window',
    conversions([opens], [{ ...opens, window: 1 }]),
    'conversion.window.changed',
  ),
  miss(
    'conversion.moved',
    'the one before it is gone',
    conversions([opens, buys, saves], [buys, saves]),
    'conversion.removed',
  ),
  miss(
    'conversion.window.changed',
    'another type with another window',
    conversions([opens], [{ ...saves, window: 1 }]),
    'conversion.added',
    'conversion.removed',
  ),
  miss(
    'conversion.product.changed',
    'the other purchase goes',
    conversions([buys, { ...buys, product: 'Moss' }], [{ ...buys, product: 'Moss' }]),
    'conversion.removed',
  ),
  miss(
    'conversion.custom_event_name.changed',
    'two events change places',
    conversions([saves, { ...saves, custom_event_name: 'Shared' }], [{ ...saves, custom_event_name: 'Shared' }, saves]),
    'conversion.moved',
  ),
  miss('conversion.app_ids.changed', 'apps in another order', conversions([session('a', 'b')], [session('b', 'a')])),
  miss('conversion.list.changed', 'the last one goes', conversions([opens], []), 'conversion.removed'),
];
