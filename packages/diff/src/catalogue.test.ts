import { describe, expect, it } from 'vitest';
import { apply, diff, RULES } from './index.ts';

const context = { workspace: 'production' };

describe('the catalogue', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))('%s: its example gives exactly that change', (_, rule) => {
    const { before, after } = rule.example;
    const changes = diff(before, after, context);
    expect(changes.map((change) => [change.rule, change.op, change.area])).toEqual([[rule.id, rule.op, rule.area]]);
    if (before && after && rule.id !== 'campaign.edited.unseen')
      expect(apply(before.details, changes)).toEqual(after.details);
  });
});
