import type { JsonObject } from '@brazier/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CampaignChanges, campaignChanges, changeCount, createChangeSet, groupEqualChanges } from './index.ts';
import { campaignWith } from './rules/example.ts';

const from = { revision: 'a'.repeat(40), time: '2026-02-01T00:00:00Z' };
const to = { revision: 'b'.repeat(40), time: '2026-02-02T00:00:00Z' };
const mail = (fields: JsonObject): JsonObject => ({ messages: { m: { channel: 'email', name: 'V', ...fields } } });

/** So many campaigns, each with its details before and after. */
function many(
  count: number,
  edit: (index: number) => { before?: JsonObject | null; after: JsonObject | null; list?: JsonObject },
  workspace = 'production',
): CampaignChanges[] {
  return Array.from({ length: count }, (_, index) => {
    const { before = mail({}), after, list = {} } = edit(index);
    const state = (details: JsonObject | null, row: JsonObject) =>
      details && { ...campaignWith({ ...details, name: `N${index}` }, row), id: `c${index}` };
    const found = campaignChanges(state(before, {}), state(after, list), { workspace, fromTime: from.time });
    if (!found) throw new Error('nothing changed');
    return found;
  });
}
const groupsOf = (campaigns: CampaignChanges[]) => groupEqualChanges(createChangeSet(from, to, campaigns));
const sizes = (campaigns: CampaignChanges[]) => groupsOf(campaigns).equal.map(({ members }) => members.length);

describe('a change that most campaigns share', () => {
  it('is taken out as one, with each campaign’s own change, and what else changed stays', () => {
    const all = many(12, (index) => ({ after: { ...mail({ note: 5 }), ...(index === 3 && { description: 'x' }) } }));
    const { equal, campaigns } = groupsOf(all);
    expect(equal).toHaveLength(1);
    expect(equal[0]?.members.map(({ campaign, change }) => [campaign.id, change.rule])).toEqual(
      all.map(({ id }) => [id, 'schema.field.unknown']).toSorted(),
    );
    expect(new Set(equal[0]?.members.map(({ change }) => change.fingerprint)).size).toBe(12);
    expect(campaigns.map(({ id, changes }) => [id, changes.map(({ rule }) => rule)])).toEqual([
      ['c3', ['campaign.description.changed']],
    ]);
  });

  it('is one edit of a long text, whatever the text around it', () => {
    const body = (index: number, year: number) =>
      mail({ body: `<p>${'Mail '.repeat(40)}${index}</p><p>© ${year}</p>` });
    expect(sizes(many(12, (index) => ({ before: body(index, 2025), after: body(index, 2026) })))).toEqual([12]);
  });

  it('is an edit that Braze does not tell, whenever it was made', () => {
    const edited = (index: number) => ({ last_edited: `2026-02-01T1${index % 10}:00:00Z` });
    expect(sizes(many(12, (index) => ({ after: mail({}), list: edited(index) })))).toEqual([12]);
  });

  it('may come twice in a campaign: each counts campaigns', () => {
    const twice = (subject: string) => ({
      messages: { m: { channel: 'email', name: 'V', subject }, n: { channel: 'email', name: 'V', subject } },
    });
    expect(sizes(many(11, () => ({ before: twice('A'), after: twice('B') })))).toEqual([11, 11]);
  });

  it('is counted by workspace', () => {
    const edit = () => ({ after: mail({ note: 1 }) });
    const { equal } = groupsOf([...many(12, edit), ...many(12, edit, 'staging')]);
    expect(equal.map(({ workspace, members }) => [workspace, members.length])).toEqual([
      ['production', 12],
      ['staging', 12],
    ]);
  });
});

describe('no change is joined', () => {
  const long = (end: string) => mail({ body: `${'One two three. '.repeat(12)}${end}` });
  it.each<[string, (index: number) => { before?: JsonObject | null; after: JsonObject | null }]>([
    ['with another value', (index) => ({ after: mail({ note: index }) })],
    [
      'with other texts that a sentence does not show',
      (index) => ({ before: mail({ subject: `e\u0301${index}` }), after: mail({ subject: `\u00e9${index}` }) }),
    ],
    [
      'that is as long and cut at the same place',
      (index) => ({ before: long('a'), after: long(`${'b'.repeat(150)}${index}`) }),
    ],
    [
      'that differs in the second place',
      (index) => ({
        before: mail({ body: `one\n${'x\n'.repeat(99)}` }),
        after: mail({ body: `two\n${'x\n'.repeat(98)}y${index}\n` }),
      }),
    ],
    [
      'with another secret behind the mask',
      (index) => ({ before: mail({ body: 'brazier:secret:00' }), after: mail({ body: `brazier:secret:${index}` }) }),
    ],
    [
      'of a whole message of the same name',
      (index) => ({ before: { messages: {} }, after: mail({ subject: 'S', body: `B${index}` }) }),
    ],
    [
      'of a message that was replaced, with other differences inside',
      (index) => ({
        before: { messages: { old: { channel: 'email', name: 'V', subject: `A${index}` } } },
        after: { messages: { new: { channel: 'email', name: 'V', subject: `B${index}` } } },
      }),
    ],
    ['of a whole campaign', () => ({ before: null, after: mail({}) })],
    ['of another kind of object', (index) => ({ after: mail({ note: { a: index } }) })],
  ])('%s', (_, edit) => {
    expect(sizes(many(12, edit))).toEqual([]);
  });

  it('with another severity or reason: drafts are a group of their own, and one that is alone stays where it is', () => {
    const edit = (details: JsonObject) => ({
      before: { ...mail({ subject: 'A' }), ...details },
      after: { ...mail({ subject: 'B' }), ...details },
    });
    const { equal, campaigns } = groupsOf(
      many(24, (index) =>
        edit(index === 0 ? { archived: true } : index < 4 ? { enabled: false } : { draft: index < 10 }),
      ),
    );
    const told = equal.map(({ members: [{ change }, ...others] }) => [change.severity, others.length + 1]);
    expect(told.toSorted()).toEqual([
      ['info', 3],
      ['info', 6],
      ['warning', 14],
    ]);
    expect(campaigns.map(({ id }) => id)).toEqual(['c0']);
  });

  it('where there are few, or no more than half', () => {
    expect(sizes(many(9, () => ({ after: mail({ note: 1 }) })))).toEqual([]);
    expect(
      sizes(
        many(20, (index) => ({ after: index < 10 ? mail({ note: 1 }) : { ...mail({}), description: `${index}` } })),
      ),
    ).toEqual([]);
  });
});

it('whatever is edited, grouping loses no change and joins only what reads the same', () => {
  const pick = <T>(...values: T[]) => fc.constantFrom(...values);
  const edit = fc.record({
    subject: pick('Hello', 'Hello\u200b', 'Bye', 'Hi', undefined),
    body: pick('', '© 2026', `${'x '.repeat(80)}1`, `${'x '.repeat(80)}2`),
    window: pick(1, 86_400, 172_800),
    draft: pick(false, false, false, true),
    note: pick<JsonObject[string]>(1, [1, 2], { a: 1 }, { a: 2 }),
  });
  fc.assert(
    fc.property(fc.array(edit, { minLength: 10, maxLength: 24 }), (edits) => {
      const details = ({ draft, window, note, ...message }: JsonObject): JsonObject => ({
        ...mail(
          Object.fromEntries(
            Object.entries({ ...message, note: note ?? null }).filter(([, value]) => value !== undefined),
          ),
        ),
        draft: draft ?? false,
        conversion_behaviors: [{ type: 'Opens Email', window: window ?? 0 }],
      });
      const all = many(edits.length, (index) => ({
        before: details({
          subject: 'Hello',
          body: `© 2025 ${index}`,
          window: 86_400,
          draft: edits[index]?.draft ?? false,
        }),
        after: details({ ...(edits[index] as JsonObject) }),
      }));
      const set = createChangeSet(from, to, all);
      const { equal, campaigns } = groupEqualChanges(set);
      const joined = equal.flatMap(({ members }) => members);
      expect(joined.length + campaigns.reduce((sum, { changes }) => sum + changes.length, 0)).toBe(changeCount(set));
      for (const { members } of equal) {
        expect(new Set(members.map(({ campaign }) => campaign.id)).size).toBe(members.length);
        const told = members.map(({ change: { text, reason, severity, rule } }) => [text, reason, severity, rule]);
        expect(new Set(told.map((one) => JSON.stringify(one))).size).toBe(1);
      }
    }),
    { numRuns: 60 },
  );
});
