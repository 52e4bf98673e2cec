import { describe, expect, it } from 'vitest';
import gitleaks from './data/gitleaks-shapes.json' with { type: 'json' };
import own from './data/token-shapes.json' with { type: 'json' };
import { firstCharacters } from './first-characters.ts';

describe('the shapes of tokens', () => {
  it('that gitleaks has come with their commit and their licence, which everybody who gets them gets too', () => {
    expect(gitleaks.commit).toMatch(/^[0-9a-f]{40}$/);
    expect(gitleaks.license).toContain('Copyright (c) 2019 Zachary Rice');
    expect(gitleaks.license).toContain('shall be included in all');
    expect(gitleaks.shapes.length).toBeGreaterThan(120);
  });

  it('are none that any word or number has', () => {
    const words = [
      'subscriptions',
      'https',
      'running-shoe-2027-blue-ultralight',
      '2027-03-01T10:00:00',
      'SUMMERSALE2027FREESHIPPING',
    ];
    const opaque = [
      '3f9a0c7e1b2d4e5f8a9b0c1d2e3f4a5b',
      '3f9a0c7e-1b2d-4e5f-8a9b-0c1d2e3f4a5b',
      '480321750912348765',
      'a'.repeat(40),
    ];
    for (const { id, pattern } of [...gitleaks.shapes, ...own.shapes]) {
      const whole = new RegExp(`^(?:${pattern})$`);
      for (const text of [...words, ...opaque]) expect(whole.test(text), `${id}: ${text}`).toBe(false);
    }
  });

  it.each([
    ['sk_live_[a-z]+', 's'],
    ['(?:AK|[bB]x)y', 'ABb'],
    ['[a-c]?(?=z)d', 'abcd'],
    ['(?:x-)?y|\\.z', 'xy'],
    ['(?<!q)0x', '0'],
  ])('%s begins with %s', (pattern, characters) => {
    expect([...firstCharacters(pattern)].sort().join('')).toBe([...characters].sort().join(''));
  });
});
