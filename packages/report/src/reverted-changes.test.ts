import type { CheckResult } from '@brazier/audit';
import type { ChangeSet, RevertedCampaign, Wording } from '@brazier/diff';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { describe, expect, it } from 'vitest';
import { campaignOf, changeOf, EMPTY, SAMPLE } from '../fixtures/sample-changes.ts';
import {
  changeSetJsonSchema,
  renderCheckHtml,
  renderCheckJson,
  renderCheckMarkdown,
  renderCheckText,
  renderGithub,
  renderHtml,
  renderJson,
  renderJunit,
  renderLogText,
  renderMarkdown,
  renderSarif,
  renderText,
} from './index.ts';

const PLAIN = { color: false, width: 200 };
const locate = () => ({ file: 'a.json', line: 1 });
const snapshot = (digit: string, time: string) => ({ revision: digit.repeat(40), time });

const WORDING: Wording = {
  place: { full: 'email “Hero”', brief: '' },
  subject: 'subject',
  predicate: '“49.00” → “4.90”',
  instead: '“4.90” instead of “49.00”',
  to: '“4.90”',
  isClause: false,
  brief: 'subject changed',
};

function reverted(hours: number, fields: Partial<RevertedCampaign> = {}): RevertedCampaign {
  const end = new Date(Date.parse('2026-03-02T09:51:00Z') + hours * 3_600_000).toISOString().replace('.000Z', 'Z');
  return {
    ...campaignOf({ name: 'Black Friday hero' }),
    changes: [
      {
        ...changeOf({
          before: '49.00',
          after: '4.90',
          text: 'email “Hero”: subject “49.00” → “4.90”',
          severity: 'warning',
        }),
        wording: WORDING,
        held: { from: snapshot('a', '2026-03-02T09:51:00Z'), to: snapshot('b', end) },
      },
    ],
    ...fields,
  };
}

const slip: ChangeSet = { ...EMPTY, reverted: [reverted(7.2)] };
const report: CheckResult = { set: slip, findings: [], warnings: [] };
const [hero] = slip.reverted;
const [change] = hero?.changes ?? [];
const counted: CheckResult =
  hero && change
    ? {
        set: { ...slip, summary: { ...EMPTY.summary, severity: { ...EMPTY.summary.severity, warning: 1 } } },
        findings: [{ campaign: hero, change, decidedBy: { line: '/policy/severity/0', text: 'prices' } }],
        warnings: [],
      }
    : report;

describe('what was changed and changed back', () => {
  const sentence = 'subject “4.90” instead of “49.00”, for about 7 hours';

  it.each<[string, string]>([
    ['text', renderText(slip, PLAIN)],
    ['Markdown', renderMarkdown(slip)],
    ['HTML', renderHtml(slip)],
    ['text of a check', renderCheckText(report, PLAIN)],
    ['Markdown of a check', renderCheckMarkdown(report)],
    ['HTML of a check', renderCheckHtml(report)],
    ['text of a check that counts it', renderCheckText(counted, PLAIN)],
    ['Markdown of a check that counts it', renderCheckMarkdown(counted)],
    ['HTML of a check that counts it', renderCheckHtml(counted)],
  ])('is a section of its own in %s, with what was there instead and for how long', (format, text) => {
    const plain = text.replace(/<[^>]*>|[`*]/g, '');
    const section = plain.slice(plain.indexOf('Changed and changed back'));
    expect(section).toContain(sentence);
    expect(section).toContain('Black Friday hero');
    expect(section).toContain('changed back');
    expect(plain.indexOf('No changes') >= 0).toBe(!format.endsWith('counts it'));
    expect(section.includes('not counted above')).toBe(!format.endsWith('counts it'));
    expect(section.includes('decided by /policy/severity/0')).toBe(format.endsWith('counts it'));
  });

  it('comes after the changes, and is no section where there is nothing of the kind', () => {
    const both = renderText({ ...SAMPLE, reverted: slip.reverted }, PLAIN);
    expect(both.startsWith(renderText(SAMPLE, PLAIN).trimEnd())).toBe(true);
    for (const text of [
      renderText(SAMPLE, PLAIN),
      renderMarkdown(SAMPLE),
      renderHtml(SAMPLE),
      renderLogText([], PLAIN),
    ])
      expect(text).not.toContain('Changed and changed back');
  });

  it('is counted by itself where Markdown has no room for it, and its heading is kept', () => {
    const limit = 3_000;
    const campaigns = Array.from({ length: 9 }, (_, n) =>
      campaignOf({ id: `c${n}`, name: `Mail ${n}`, changes: [changeOf({ severity: 'error', text: 'x'.repeat(400) })] }),
    );
    const more = Array.from({ length: 30 }, (_, n) => reverted(7.2, { id: `r${n}`, name: `Hero ${n}` }));
    const cut = renderMarkdown({ ...slip, campaigns, reverted: more }, { limit });
    expect(cut.length).toBeLessThanOrEqual(limit);
    expect(cut).not.toContain(sentence);
    const section = cut.slice(cut.indexOf('## Changed and changed back'));
    expect(section).toContain('**30 more changes under “Changed and changed back” left out for length** (30 warnings)');
    expect(cut).toMatch(/\*\*\d more changes left out for length\*\* \(\d errors\)/);
    const some = renderMarkdown({ ...slip, reverted: more }, { limit });
    const shown = some.match(/- Hero \d+ ·/g)?.length ?? 0;
    expect(shown).toBeGreaterThan(0);
    expect(some.split('## Changed and changed back').length).toBe(2);
    expect(some).toContain(`**${30 - shown} more changes under “Changed and changed back” left out for length**`);
  });

  it('is in the JSON with how long it held, as the schema says, and with a policy where it counts', () => {
    const validate = new Ajv2020({ strict: false }).compile(changeSetJsonSchema());
    const plain = JSON.parse(renderJson(slip));
    expect(validate(plain), JSON.stringify(validate.errors)).toBe(true);
    expect(validate({ ...plain, reverted: undefined })).toBe(false);
    expect(plain.campaigns).toEqual([]);
    expect(plain.reverted[0].changes[0]).toMatchObject({
      text: 'email “Hero”: subject “49.00” → “4.90”',
      held: { from: { revision: 'a'.repeat(40), time: '2026-03-02T09:51:00Z' }, to: { revision: 'b'.repeat(40) } },
    });
    expect(plain.reverted[0].changes[0].wording).toBeUndefined();
    expect(JSON.parse(renderCheckJson(report)).reverted[0].changes[0].policy).toBeUndefined();
    const checked = JSON.parse(renderCheckJson(counted));
    expect(validate(checked), JSON.stringify(validate.errors)).toBe(true);
    expect(checked.reverted[0].changes[0].policy.decidedBy.line).toBe('/policy/severity/0');
    expect(JSON.parse(renderJson(SAMPLE)).reverted).toEqual([]);
  });

  it('is a finding in the formats of tools where it counts, and says that it was changed back', () => {
    const words = `${sentence}, then changed back`;
    expect(renderGithub(counted, { locate })).toContain(words);
    expect(renderSarif(counted, { locate, rules: [], version: '1' })).toContain(words);
    expect(renderJunit(counted, { failOn: 'warning' })).toContain(words);
    expect(renderGithub(report, { locate })).toBe('');
  });

  it.each([
    [0.01, 'for less than a minute'],
    [-1, 'for less than a minute'],
    [0.02, 'for about 1 minute'],
    [1, 'for about 60 minutes'],
    [1.6, 'for about 2 hours'],
    [30, 'for about 30 hours'],
    [60, 'for about 3 days'],
    [24 * 400, 'for about 400 days'],
  ])('held for %d hours reads “%s”', (hours, words) => {
    expect(renderText({ ...EMPTY, reverted: [reverted(hours)] }, PLAIN)).toContain(words);
  });

  it('says of a campaign what became of it', () => {
    const text = (status: RevertedCampaign['status']) =>
      renderText({ ...EMPTY, reverted: [reverted(1, { status })] }, PLAIN);
    expect(text('added')).toContain('(added and removed again)');
    expect(text('removed')).toContain('(removed and added again)');
  });

  it('is as inert as any change', () => {
    // The words of a change are free of controls already.
    const safe = 'a<script> ::error::x ## y @all';
    const hostile = 'a<script>\u001b[2J\n::error::x\n## y @all';
    const campaign = reverted(7, { name: hostile });
    const set: ChangeSet = {
      ...EMPTY,
      reverted: [
        {
          ...campaign,
          changes: campaign.changes.map((one) => ({ ...one, wording: { ...WORDING, predicate: safe, instead: safe } })),
        },
      ],
    };
    expect(renderHtml(set)).not.toContain('<script>');
    const text = renderText(set, PLAIN);
    expect(text).not.toContain('\u001b');
    expect(text).not.toMatch(/^::/m);
    expect(renderMarkdown(set)).not.toMatch(/^## y/m);
  });
});
