import { describe, expect, it } from 'vitest';
import { AREAS, apply, diff, RULE_IDS, RULES, SEVERITIES } from './index.ts';
import { CAMPAIGN_NEAR_MISSES } from './testing/near-misses/campaign.ts';
import { CONVERSION_NEAR_MISSES } from './testing/near-misses/conversion.ts';
import { MESSAGE_NEAR_MISSES } from './testing/near-misses/message.ts';
import { SURVEY_NEAR_MISSES } from './testing/near-misses/survey.ts';

const context = { workspace: 'production' };
const NEAR_MISSES = [...CAMPAIGN_NEAR_MISSES, ...MESSAGE_NEAR_MISSES, ...SURVEY_NEAR_MISSES, ...CONVERSION_NEAR_MISSES];
const ids = RULES.map(({ id }) => id);

/** Rules that tell of coming and have no rule of their own for going. */
const WITHOUT_MIRROR: Readonly<Record<string, string>> = {
  'schema.channel.unknown': 'a known channel is channel.removed when it goes, and so is an unknown one',
  'schema.field.unknown': 'drift is told at its first appearance alone; the vanishing is *.field.removed',
};

describe('the catalogue', () => {
  it('has an entry for each id, in the order of the ids', () => {
    expect(ids).toEqual(RULE_IDS);
  });

  it('has at least sixty rules, each id once and well-formed', () => {
    expect(RULES.length).toBeGreaterThanOrEqual(60);
    expect(new Set(ids).size).toBe(ids.length);
    for (const id of ids) expect(id).toMatch(/^[a-z]+(?:\.[a-z]+(?:_[a-z]+)*){1,3}$/);
  });

  it('gives each rule an area, two severities of which draft is never the higher, and a reason in one clause', () => {
    for (const { id, area, severity, reason } of RULES) {
      expect(AREAS, id).toContain(area);
      expect(SEVERITIES.indexOf(severity.draft), id).toBeLessThanOrEqual(SEVERITIES.indexOf(severity.live));
      expect(reason, id).toMatch(/^[a-z](?:.{20,160})[a-z)]$/i);
      expect(reason, id).not.toMatch(/[.\n{}]$/);
    }
  });

  it('has for each rule of coming its rule of going, or says why not', () => {
    for (const { id, op } of RULES.filter(({ op }) => op === 'added')) {
      expect(op).toBe('added');
      if (WITHOUT_MIRROR[id] !== undefined) continue;
      expect(id).toMatch(/\.added$/);
      expect(ids).toContain(id.replace(/added$/, 'removed'));
    }
    for (const id of ids.filter((id) => id.endsWith('.removed')))
      expect(ids).toContain(id.replace(/removed$/, 'added'));
    for (const id of Object.keys(WITHOUT_MIRROR)) expect(ids).toContain(id);
  });
});

describe('the example of each rule', () => {
  it.each(RULES.map((rule) => [rule.id, rule] as const))(
    '%s gives exactly that change, and applies back',
    (_, rule) => {
      const { before, after } = rule.example;
      const changes = diff(before, after, context);
      expect(changes.map((change) => [change.rule, change.op, change.area])).toEqual([[rule.id, rule.op, rule.area]]);
      for (const { text, reason, severity } of changes) {
        expect(text).toMatch(/\S/);
        expect(text).not.toMatch(/[{}[\]"]|undefined|null|NaN/);
        expect(reason).toMatch(/; the campaign (?:is|was) live(?: now)?$/);
        expect(SEVERITIES.indexOf(severity)).toBeGreaterThanOrEqual(SEVERITIES.indexOf(rule.severity.live));
      }
      if (before && after) expect(apply(before.details, changes)).toEqual(after.details);
    },
  );
});

describe('what comes close to a rule and is none of it', () => {
  it.each(NEAR_MISSES.map((found) => [`${found.rule}: ${found.because}`, found] as const))(
    '%s',
    (_, { states, told }) => {
      expect(diff(states.before, states.after, context).map(({ rule }) => rule)).toEqual(told);
    },
  );

  it('is tried for every rule', () => {
    expect(NEAR_MISSES.map(({ rule }) => rule).toSorted()).toEqual(ids.toSorted());
    for (const { rule, told } of NEAR_MISSES) expect(told, rule).not.toContain(rule);
  });
});
