import { describe, expect, it } from 'vitest';
import { type Json, kindOfChannel, kindOfMessage } from './index.ts';

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
    expect(kindOfMessage({ name: 'Variation 1' })).toBe('unknown');
  });

  it('is known by the channel alone too', () => {
    expect(kindOfChannel('kindle_push')).toBe('push');
    expect(kindOfChannel('feature_flag')).toBe('unknown');
  });
});
