import type { Json, JsonObject } from '@brazier/schema';
import { describe, expect, it } from 'vitest';
import { absent, onlyChange, told } from './testing/told.ts';

const opens = { type: 'Opens Email', window: 86_400 };
const clicks = { type: 'Clicks Email', window: 86_400 };
const buys = { type: 'Makes Any Purchase', window: 86_400 };
const event = (name: string, window = 86_400): JsonObject => ({
  type: 'Performs Custom Event',
  window,
  custom_event_name: name,
});
const converting = (...behaviors: Json[]): JsonObject => ({ conversion_behaviors: behaviors });

describe('conversion behaviors', () => {
  const at = (...path: (string | number)[]): (string | number)[] => ['conversion_behaviors', ...path];

  it('the first of three that goes is one removal', () => {
    expect(told(converting(opens, clicks, buys), converting(clicks, buys))).toEqual([
      ['conversion.removed', 'removed', at(0), opens, absent],
    ]);
  });

  it('one in front is one addition', () => {
    expect(told(converting(opens, clicks), converting(buys, opens, clicks))).toEqual([
      ['conversion.added', 'added', at(0), absent, buys],
    ]);
  });

  it('a swap of two is one move of the one that stood first', () => {
    expect(told(converting(opens, clicks), converting(clicks, opens))).toEqual([
      ['conversion.moved', 'moved', at(1), 0, 1],
    ]);
    expect(told(converting(opens, clicks, buys), converting(opens, buys, clicks))).toEqual([
      ['conversion.moved', 'moved', at(2), 1, 2],
    ]);
  });

  it('one that goes to the end is one move', () => {
    expect(told(converting(opens, clicks, buys), converting(clicks, buys, opens))).toEqual([
      ['conversion.moved', 'moved', at(2), 0, 2],
    ]);
  });

  it('one that comes to the front is one move', () => {
    expect(told(converting(opens, clicks, buys), converting(buys, opens, clicks))).toEqual([
      ['conversion.moved', 'moved', at(0), 2, 0],
    ]);
  });

  it('three turned round are two moves, and the middle one stays where it is', () => {
    expect(told(converting(opens, clicks, buys), converting(buys, clicks, opens))).toEqual([
      ['conversion.moved', 'moved', at(0), 2, 0],
      ['conversion.moved', 'moved', at(2), 0, 2],
    ]);
  });

  it('a move past one that goes counts in old and new indexes, and no move begins where it ends', () => {
    expect(told(converting(opens, clicks, buys), converting(buys, clicks))).toEqual([
      ['conversion.moved', 'moved', at(0), 2, 0],
      ['conversion.removed', 'removed', at(0), opens, absent],
    ]);
  });

  it('one that moved and changed is both', () => {
    expect(told(converting(opens, clicks), converting({ ...clicks, window: 1 }, opens))).toEqual([
      ['conversion.window.changed', 'changed', at(0, 'window'), 86_400, 1],
      ['conversion.moved', 'moved', at(1), 0, 1],
    ]);
  });

  it('another type in its place is a removal and an addition', () => {
    expect(told(converting(opens), converting(clicks)).map(([rule]) => rule)).toEqual([
      'conversion.added',
      'conversion.removed',
    ]);
  });

  it('equal ones are paired before those that count the same', () => {
    expect(told(converting(event('a', 1), event('a', 2)), converting(event('a', 2)))).toEqual([
      ['conversion.removed', 'removed', at(0), event('a', 1), absent],
    ]);
  });

  it('those that count the same are paired before those of one type', () => {
    expect(told(converting(event('a'), event('b')), converting(event('c'), event('b', 1)))).toEqual([
      ['conversion.custom_event_name.changed', 'changed', at(0, 'custom_event_name'), 'a', 'c'],
      ['conversion.window.changed', 'changed', at(1, 'window'), 86_400, 1],
    ]);
  });

  it('twins are told apart by their order', () => {
    expect(told(converting(event('a', 1), event('a', 1)), converting(event('a', 1), event('a', 2)))).toEqual([
      ['conversion.window.changed', 'changed', at(1, 'window'), 1, 2],
    ]);
  });

  it('any app against a list is one change of the list', () => {
    const session = (apps: Json): JsonObject => converting({ type: 'Starts Session', window: 1, app_ids: apps });
    expect(told(session(null), session(['a', 'b']))).toEqual([
      ['conversion.app_ids.changed', 'changed', at(0, 'app_ids'), null, ['a', 'b']],
    ]);
    expect(told(session(['a', 'b']), session(['b', 'c']))).toEqual([
      ['conversion.app_ids.changed', 'changed', at(0, 'app_ids'), ['a', 'b'], ['b', 'c']],
    ]);
  });

  it('a type that nobody knows is aligned by all of it but its window', () => {
    const banner = (id: string, window: number): JsonObject => ({ type: 'Views Banner', window, banner_id: id });
    expect(told(converting(banner('x', 1), banner('y', 1)), converting(banner('y', 2), banner('x', 1)))).toEqual([
      ['conversion.window.changed', 'changed', at(0, 'window'), 1, 2],
      ['conversion.moved', 'moved', at(1), 0, 1],
    ]);
  });

  it('of a type that nobody knows, both changed, keep what they are', () => {
    const banner = (id: string, window: number): JsonObject => ({ type: 'Views Banner', window, banner_id: id });
    expect(told(converting(banner('x', 1), banner('y', 1)), converting(banner('y', 2), banner('x', 2)))).toEqual([
      ['conversion.window.changed', 'changed', at(0, 'window'), 1, 2],
      ['conversion.moved', 'moved', at(1), 0, 1],
      ['conversion.window.changed', 'changed', at(1, 'window'), 1, 2],
    ]);
  });

  it('a field that nobody knows is told as any of the campaign, among the conversions, and matters as they do', () => {
    const change = onlyChange(converting({ ...event('a'), note: 1 }), converting({ ...event('a'), note: 2 }));
    expect(change).toMatchObject({ rule: 'campaign.field.changed', area: 'conversions', severity: 'error' });
  });

  it('that count the same are paired even where a field that nobody knows changed', () => {
    const noted = (name: string, note: number): JsonObject => ({ ...event(name), note });
    expect(told(converting(noted('a', 1), noted('b', 1)), converting(noted('b', 2), noted('a', 2)))).toEqual([
      ['campaign.field.changed', 'changed', at(0, 'note'), 1, 2],
      ['conversion.moved', 'moved', at(1), 0, 1],
      ['campaign.field.changed', 'changed', at(1, 'note'), 1, 2],
    ]);
  });

  it('of one type are told apart by their apps, in whatever order these come', () => {
    const session = (window: number, ...apps: string[]): JsonObject => ({
      type: 'Starts Session',
      window,
      app_ids: apps,
    });
    expect(
      told(
        converting(session(1, 'a', 'b'), session(1, 'c', 'd')),
        converting(session(2, 'd', 'c'), session(2, 'b', 'a')),
      ),
    ).toEqual([
      ['conversion.window.changed', 'changed', at(0, 'window'), 1, 2],
      ['conversion.moved', 'moved', at(1), 0, 1],
      ['conversion.window.changed', 'changed', at(1, 'window'), 1, 2],
    ]);
  });

  it('an element that is no behavior comes and goes whole, and is drift where it comes', () => {
    const changes = told(converting(opens, null), converting(opens, 'x'));
    expect(changes.map(([rule, , path]) => [rule, path])).toEqual([
      ['conversion.removed', at(1)],
      ['schema.type.unexpected', at(1)],
    ]);
  });
});
