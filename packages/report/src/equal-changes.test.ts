import type { CheckResult } from '@brazier/audit';
import { type CampaignChanges, type ChangeSet, campaignChanges, createChangeSet } from '@brazier/diff';
import type { CampaignState, JsonObject } from '@brazier/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FROM, TO } from '../fixtures/sample-changes.ts';
import {
  renderCheckHtml,
  renderCheckMarkdown,
  renderCheckText,
  renderGithub,
  renderHtml,
  renderJson,
  renderLogMarkdown,
  renderLogText,
  renderMarkdown,
  renderText,
} from './index.ts';

/** So wide that no line is broken. */
const WIDE = { color: false, width: 10_000 };

const email = (fields: JsonObject): JsonObject => ({
  messages: { m: { channel: 'email', name: 'Variation 1', ...fields } },
});

function stateOf(index: number, details: JsonObject): CampaignState {
  const [id, name] = [`c${index}`, `Mail ${index}`];
  return { id, list: { id, last_edited: '2026-03-02T17:41:00Z' }, details: { name, draft: false, ...details } };
}

/** A set of campaigns, each with its details before and after. */
function setOf(edits: readonly { before: JsonObject; after: JsonObject }[]): ChangeSet {
  const context = { workspace: 'production', fromTime: FROM.time };
  const campaigns = edits
    .map(({ before, after }, index) => campaignChanges(stateOf(index, before), stateOf(index, after), context))
    .filter((campaign): campaign is CampaignChanges => campaign !== null);
  return createChangeSet(FROM, TO, campaigns);
}

function checkOf(set: ChangeSet, decide: (campaign: CampaignChanges) => object = () => ({})): CheckResult {
  const findings = set.campaigns.flatMap((campaign) =>
    campaign.changes.map((change) => ({ campaign, change, decidedBy: null, ...decide(campaign) })),
  );
  return { set, findings, warnings: [] };
}

const fieldAppears = setOf(
  Array.from({ length: 200 }, (_, index) => ({
    before: { ...email({ subject: 'Old' }), tags: [] },
    after: { ...email({ subject: index === 7 ? 'New' : 'Old' }), tags: [], send_limit: 5 },
  })),
);

describe('a change that most campaigns share', () => {
  it('is one sentence in text, with the name of each campaign, and what else changed below', () => {
    const report = renderText(fieldAppears, WIDE);
    expect(report.match(/send_limit/g)).toHaveLength(1);
    expect(report).toContain('in 200 campaigns:');
    for (let index = 0; index < 200; index += 1)
      expect(report).toContain(`- Mail ${index} · edited 2026-03-02T17:41:00Z`);
    expect(report).toContain('200 campaigns changed: 201 changes');
    expect(report).toContain('production · Mail 7  (changed)');
    expect(report).not.toContain('production · Mail 8  (changed)');
  });

  it('is one sentence in Markdown and in HTML, with the name of each campaign', () => {
    for (const report of [renderMarkdown(fieldAppears), renderHtml(fieldAppears)]) {
      expect(report.match(/send_limit/g)).toHaveLength(1);
      expect(report.match(/Mail \d+ · edited/g)).toHaveLength(200);
    }
  });

  it('counts in the index of HTML as a change of the campaign', () => {
    const few = setOf(
      Array.from({ length: 12 }, (_, index) => ({
        before: { conversion_behaviors: [{ type: 'Opens Email', window: 86_400 }], description: '' },
        after: { conversion_behaviors: [{ type: 'Opens Email', window: 3_600 }], description: index < 2 ? 'x' : '' },
      })),
    );
    const items = renderHtml(few).match(/<li><span class="severity error">error<\/span>.*2 changes/g);
    expect(items).toHaveLength(2);
  });

  it('of long texts shows the difference as that of one campaign', () => {
    const body = (index: number, year: number) =>
      email({ body: `<p>${'Dear reader. '.repeat(9)}${index}</p>\n<p>© ${year}</p>` });
    const set = setOf(
      Array.from({ length: 12 }, (_, index) => ({ before: body(index, 2025), after: body(index, 2026) })),
    );
    for (const report of [renderText(set, WIDE), renderMarkdown(set), renderHtml(set)]) {
      expect(report.match(/for example in Mail 0/g)).toHaveLength(1);
      expect(report).toMatch(/in 12 campaigns/);
      expect(report.match(/2026/g)?.length).toBeGreaterThan(1);
    }
  });

  it('stays one change a campaign in JSON', () => {
    expect(renderJson(fieldAppears).match(/schema.field.unknown/g)).toHaveLength(200);
  });
});

describe('a check', () => {
  it('gives the fingerprint of every finding and what the policy says of each, joined or not', () => {
    const report = checkOf(fieldAppears, ({ id }) => (id === 'c1' ? { ignored: { reason: 'known to us' } } : {}));
    const written = [renderCheckText(report, WIDE), renderCheckMarkdown(report), renderCheckHtml(report)];
    for (const text of written) {
      for (const { change } of report.findings) expect(text).toContain(change.fingerprint);
      expect(text.match(/ignored: known to us/g)).toHaveLength(1);
    }
  });

  it('gives it in the annotations of GitHub too, which say where the others are', () => {
    const lines = renderGithub(checkOf(fieldAppears), { locate: () => ({ file: 'a.json', line: 1 }) }).split('\n');
    expect(lines.filter((line) => /fingerprint [0-9a-f]{12}/.test(line)).length).toBeGreaterThan(9);
    expect(lines.join('\n')).toContain('more findings of this level; `brazier check` lists all');
  });
});

describe('Markdown that is too long', () => {
  const numberOf = (text: string | undefined): number => Number((text ?? '').replaceAll(',', ''));

  it('says how many campaigns are missing from a list, in all, and how to see them', () => {
    const report = renderMarkdown(fieldAppears, { limit: 6_000 });
    expect(report.length).toBeLessThanOrEqual(6_000);
    const shown = report.match(/^ {2}- Mail \d+/gm)?.length ?? 0;
    const missing = numberOf(/- ([\d,]+) more campaigns left out for length/.exec(report)?.[1]);
    expect([shown > 10, shown + missing]).toEqual([true, 200]);
    expect(report).toContain('in 200 campaigns:');
    expect(report).toContain(`**${missing} more changes left out for length**`);
    expect(report).toContain('All of it: `brazier diff 3f2a9c1 9e8d7c6 --format html`');
    expect(renderCheckMarkdown(checkOf(fieldAppears), { limit: 6_000 })).toContain(
      '`brazier check 3f2a9c1 9e8d7c6 --format html`',
    );
  });

  it('says how many changes of a campaign are missing, and of how many texts the difference is', () => {
    const long = (word: string) => `${'One two three four. '.repeat(30)}${word}`;
    const edit = { before: email({}), after: email({}) };
    const fields = Array.from({ length: 60 }, (_, index) => `note ${index}`);
    edit.before = { ...email({ body: long('old') }), ...Object.fromEntries(fields.map((field) => [field, 1])) };
    edit.after = { ...email({ body: long('new') }), ...Object.fromEntries(fields.map((field) => [field, 2])) };
    const report = renderMarkdown(setOf([edit]), { limit: 2_000 });
    const shown = report.match(/^- ~/gm)?.length ?? 0;
    expect(shown + numberOf(/^- ([\d,]+) more changes left out for length$/m.exec(report)?.[1])).toBe(61);
    expect(report).toContain('The differences of 1 long text are left out for length.');
  });
});

/** A campaign, a sentence that a report claims of it, and of how many campaigns it claims it. */
interface Claim {
  campaign: string;
  severity: string;
  sentence: string;
  of: number;
}

/** How a format writes what a claim is made of, each in a line of its own or beside others. */
interface Reading {
  heading: RegExp;
  severity: RegExp;
  sentence: RegExp;
  shared: RegExp;
  member: RegExp;
}

/** What a report of lines claims, read as a person reads it. */
function readClaims(report: string, reading: Reading): Claim[] {
  const claims: Claim[] = [];
  let [campaign, severity, sentence, of] = ['', '', '', 0];
  for (const line of report.split('\n')) {
    const read = (part: keyof Reading): string | undefined => reading[part].exec(line)?.[1];
    campaign = read('heading') ?? campaign;
    severity = read('severity') ?? severity;
    if (read('sentence') !== undefined) {
      [sentence, of] = [read('sentence') ?? '', 0];
      if (campaign !== 'changed in most campaigns') claims.push({ campaign, severity, sentence, of: 1 });
    }
    of = Number(read('shared') ?? of);
    if (read('member') !== undefined && of > 0) claims.push({ campaign: read('member') ?? '', severity, sentence, of });
  }
  return claims;
}

const TEXT = {
  heading: /^ {0,2}production · (.*?)(?: {2}\(changed\))?$/,
  severity: /^ {4,6}[+−~→] (\w+) /,
  sentence: /^ {4,6}[+−~→] \w+ +(.*)$/,
  shared: /^ +in (\d+) campaigns?:$/,
  member: /^ +- (Mail \d+)/,
};
const MARKDOWN = {
  heading: /^### production · (.*?)(?: \(changed\))?$/,
  severity: /^- [+−~→] \*\*(\w+)\*\* /,
  sentence: /^- [+−~→] \*\*\w+\*\* (.*?) *$/,
  shared: /^ {2}in (\d+) campaigns?:$/,
  member: /^ {2}- (Mail \d+)/,
};
const HTML = {
  heading: /^<header><h2><bdi>(?:production · )?(.*?)<\/bdi>/,
  severity: /<span class="severity (\w+)">[+−~→]/,
  sentence: /^ *<p class="sentence"><bdi>(.*?)<\/bdi>/,
  shared: /^<p class="note">in (\d+) campaigns?:/,
  member: /^<li><bdi>(Mail \d+)/,
};
const asLines = (html: string): string =>
  html
    .replaceAll(/<(p|li|header)\b/g, '\n<$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>');

describe('whatever is edited in many campaigns', () => {
  const pick = <T>(...values: T[]) => fc.constantFrom(...values);
  const edit = fc.record({
    subject: pick('Hello', 'Hello\u200b', 'Summer', 'Winter', 'Refund'),
    preheader: pick('Now', 'Now', 'Soon', 'Later'),
    window: pick(1, 86_400, 172_800),
    draft: pick(false, false, false, true),
    tags: pick([], ['a'], ['a', 'b']),
  });
  // Markdown quotes with signs of its own what it would act on.
  const key = ({ campaign, severity, sentence }: Omit<Claim, 'of'>): string =>
    `${campaign}: ${severity}: ${sentence.replace(/[“”`]/g, '"')}`;

  it('each format tells every change of every campaign, and claims of no number what is true of another', () => {
    fc.assert(
      fc.property(fc.array(edit, { minLength: 10, maxLength: 30 }), (edits) => {
        const set = setOf(
          edits.map(({ window, draft, tags, ...message }) => ({
            before: {
              ...email({ subject: 'Hello', preheader: 'Now' }),
              draft,
              tags: ['b'],
              conversion_behaviors: [{ type: 'Opens Email', window: 86_400 }],
            },
            after: { ...email(message), draft, tags, conversion_behaviors: [{ type: 'Opens Email', window }] },
          })),
        );
        const truth = set.campaigns.flatMap(({ name, changes }) =>
          changes.map(({ text, severity }) => ({ campaign: name, sentence: text, severity })),
        );
        const entry = { revision: TO.revision, time: TO.time, workspaces: {}, changes: set };
        const reports = [
          readClaims(renderText(set, WIDE), TEXT),
          readClaims(renderCheckText(checkOf(set), WIDE), TEXT),
          readClaims(renderLogText([entry], WIDE), TEXT),
          readClaims(renderMarkdown(set), MARKDOWN),
          readClaims(renderCheckMarkdown(checkOf(set)), MARKDOWN),
          readClaims(renderLogMarkdown([entry]), MARKDOWN),
          readClaims(asLines(renderHtml(set)), HTML),
          readClaims(asLines(renderCheckHtml(checkOf(set))), HTML),
        ];
        for (const claims of reports) {
          expect(claims.map(key).toSorted()).toEqual(truth.map(key).toSorted());
          for (const { severity, sentence, of } of claims.filter((claim) => claim.of > 1)) {
            const same = truth.filter(
              (one) => key({ ...one, campaign: '' }) === key({ campaign: '', severity, sentence }),
            );
            expect(same.length).toBeGreaterThanOrEqual(of);
          }
        }
      }),
      { numRuns: 40 },
    );
  });
});
