import { describe, expect, it } from 'vitest';
import { CHANNEL_KINDS, type Json, KNOWN_CHANNELS, kindOfChannel, kindOfMessage, meansChannel } from './index.ts';

describe('the kind of a message', () => {
  it.each<[Json, string]>([
    [{ channel: 'email' }, 'email'],
    [{ channel: 'ios_push' }, 'push'],
    [{ channel: 'huawei_push' }, 'push'],
    [{ channel: 'apple_push' }, 'push'],
    [{ channel: 'in-app_message' }, 'in_app'],
    [{ channel: 'trigger_in_app_message', type: 'modal' }, 'in_app'],
    [{ channel: 'content_card' }, 'content_card'],
    [{ channel: 'content_cards' }, 'content_card'],
    [{ channel: 'webhook', type: 'raw' }, 'webhook'],
    [{ channel: 'sms' }, 'sms'],
    [{ channel: 'whats_app' }, 'whatsapp'],
    [{ channel: 'line' }, 'unknown'],
    [{ channel: 'toString' }, 'unknown'],
    [{ channel: 7 }, 'unknown'],
    [[], 'unknown'],
  ])('%j is %s', (message, kind) => {
    expect(kindOfMessage(message)).toBe(kind);
  });

  it('is control for a control group, whichever channel it stands for', () => {
    expect(kindOfMessage({ channel: 'email', type: 'control' })).toBe('control');
    expect(kindOfMessage({ channel: 'line', type: 'control' })).toBe('control');
  });

  it('is in-app for the documented survey, which has no channel', () => {
    expect(kindOfMessage({ type: 'survey' })).toBe('in_app');
    expect(kindOfMessage({ channel: null, data: {} })).toBe('in_app');
    expect(kindOfMessage({ name: 'Variation 1', message: 'Try the new shop' })).toBe('in_app');
    expect(kindOfMessage({ name: 'Variation 1' })).toBe('unknown');
  });

  it('is known by the channel alone too', () => {
    expect(kindOfChannel('kindle_push')).toBe('push');
    expect(kindOfChannel('feature_flag')).toBe('unknown');
  });
});

describe('a channel that somebody asks for', () => {
  it.each<[wanted: string, meant: string[], not: string[]]>([
    ['in_app', ['in-app_message', 'in_app_message', 'trigger_in_app_message'], ['email', 'in_app_survey']],
    ['trigger_in_app_message', ['in-app_message', 'in_app_message'], ['content_card']],
    ['content_card', ['content_cards'], ['in_app_message']],
    ['content_cards', ['content_card'], []],
    ['whatsapp', ['whats_app'], ['sms']],
    ['whats_app', ['whatsapp'], ['push']],
    ['push', ['push', 'ios_push', 'android_push', 'web_push', 'huawei_push', 'brand_new_push'], ['email']],
    ['ios_push', ['apple_push'], ['push', 'android_push', 'web_push', 'brand_new_push']],
    ['brand_new_push', [], ['push', 'ios_push', 'other_push']],
    ['line', [], ['Line', 'lines', 'email']],
    ['unknown', [], ['line', 'banner']],
    ['control', [], ['email', 'in_app_message']],
    ['Email', [], ['email']],
    ['toString', [], ['email', 'constructor']],
  ])('%s means itself and its other spellings', (wanted, meant, not) => {
    for (const channel of [wanted, ...meant]) expect([channel, meansChannel(wanted, channel)]).toEqual([channel, true]);
    for (const channel of not) expect([channel, meansChannel(wanted, channel)]).toEqual([channel, false]);
  });

  it('is a kind or a documented spelling of one, each of which means what its kind means', () => {
    expect(KNOWN_CHANNELS).toEqual(expect.arrayContaining([...CHANNEL_KINDS, 'ios_push', 'in-app_message']));
    for (const name of KNOWN_CHANNELS.filter((known) => known !== 'in_app')) {
      expect(CHANNEL_KINDS.filter((kind) => meansChannel(kind, name))).toEqual([kindOfChannel(name)]);
    }
  });
});
