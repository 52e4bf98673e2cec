import { describe, expect, it } from 'vitest';
import { arrayComparison, type Json, type JsonPath } from './index.ts';

describe('how an array compares', () => {
  it.each<[JsonPath, string]>([
    [['tags'], 'set'],
    [['channels'], 'set'],
    [['teams'], 'set'],
    [['placements'], 'ordered'],
    [['conversion_behaviors'], 'ordered'],
    [['conversion_behaviors', 0, 'app_ids'], 'set'],
    [['conversion_behaviors', 0, 'products'], 'ordered'],
    [['messages', 'm1', 'body_variables'], 'ordered'],
    [['messages', 'm1', 'buttons'], 'ordered'],
    [['messages', 'm1', 'tags'], 'ordered'],
    [['messages', 'm1', 'data', 'pages'], 'keyed'],
    [['messages', 'm1', 'data', 'pages', 0, 'choices'], 'keyed'],
    [['messages', 'm1', 'data', 'buttons'], 'ordered'],
    [['messages', 'm1', 'data', 'pages', 0, 'header', 'choices'], 'ordered'],
  ])('%j is %s', (path, comparison) => {
    expect(arrayComparison(path)).toBe(comparison);
  });

  it.each<[Json, string]>([
    [{ channel: 'sms' }, 'set'],
    [{ channel: 'whats_app' }, 'set'],
    [{ channel: 'line' }, 'ordered'],
  ])('the senders of %j are %s', (message, comparison) => {
    expect(arrayComparison(['messages', 'm1', 'from'], message)).toBe(comparison);
  });
});
