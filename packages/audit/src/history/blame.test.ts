import type { CampaignState, Json, JsonPath } from '@brazier/schema';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseCount } from '../../../../tests/support/choose-count.ts';
import { type History, openHistory } from '../index.ts';
import { arbitraryHistory } from '../testing/arbitrary-history.ts';
import { openWrittenHistory, type WrittenHistory } from '../testing/written-history.ts';

let written: WrittenHistory;
let history: History;

beforeEach(async () => {
  written = await openWrittenHistory();
  history = openHistory(written.folder);
});
afterEach(() => written.close());

const state = (id: string, details: CampaignState['details']): CampaignState => ({
  id,
  list: { id, last_edited: '2025-12-31T10:00:00+00:00' },
  details,
});

/** Writes the states of one campaign, and gives what `blame` answers about each of its fields, as far as a path leads. */
async function blamed(details: CampaignState['details'][], path: JsonPath): Promise<unknown[]> {
  await written.write(details.map((one) => ({ campaign: state('campaign', one) })));
  const lines = await history.blame({ workspace: 'production', id: 'campaign' }, path);
  return lines.map(({ since, ...line }) => ({ ...line, since: written.revisions.indexOf(since.revision) }));
}

describe('blame', () => {
  const purchase = { type: 'Makes Any Purchase', window: 86_400 };
  const session = { type: 'Starts Session', window: 86_400 };

  it('answers the snapshot that swapped two conversions, with what was there before', async () => {
    const states = [
      { conversion_behaviors: [purchase, session] },
      { conversion_behaviors: [session, purchase] },
      { conversion_behaviors: [session, purchase], description: 'x' },
    ];
    expect(await blamed(states, ['conversion_behaviors'])).toEqual([
      { path: ['conversion_behaviors', 0, 'type'], value: 'Starts Session', since: 1, before: 'Makes Any Purchase' },
      // Both had the same window: it has been there since the first snapshot.
      { path: ['conversion_behaviors', 0, 'window'], value: 86_400, since: 0 },
      { path: ['conversion_behaviors', 1, 'type'], value: 'Makes Any Purchase', since: 1, before: 'Starts Session' },
      { path: ['conversion_behaviors', 1, 'window'], value: 86_400, since: 0 },
    ]);
  });

  it('follows no element of a list without ids that others pushed aside', async () => {
    const states = [{ loose: ['a', 'b'] }, { loose: ['x', 'a', 'b'] }];
    expect(await blamed(states, ['loose'])).toEqual([
      { path: ['loose', 0], value: 'x', since: 1, before: 'a' },
      { path: ['loose', 1], value: 'a', since: 1, before: 'b' },
      { path: ['loose', 2], value: 'b', since: 1 },
    ]);
  });

  it('finds the choice of a survey by its id, wherever it was on its page', async () => {
    const survey = (...choices: [string, string][]) => ({
      messages: {
        m: { data: { pages: [{ choices: choices.map(([choice_id, text]) => ({ choice_id, text })) }] } },
      },
    });
    const states = [survey(['a', 'Yes'], ['b', 'No']), survey(['b', 'No'], ['a', 'Yes']), survey(['b', 'Never'])];
    expect(await blamed(states, [])).toEqual([
      { path: ['messages', 'm', 'data', 'pages', 0, 'choices', 0, 'choice_id'], value: 'b', since: 0 },
      { path: ['messages', 'm', 'data', 'pages', 0, 'choices', 0, 'text'], value: 'Never', since: 2, before: 'No' },
    ]);
  });

  it('tells null from nothing, and takes a message under another id for another', async () => {
    const mail = { channel: 'email', subject: 'Hi' };
    const states = [{ messages: { one: mail } }, { messages: { two: mail } }, { messages: { two: mail }, note: null }];
    expect(await blamed(states, [])).toEqual([
      { path: ['messages', 'two', 'channel'], value: 'email', since: 1 },
      { path: ['messages', 'two', 'subject'], value: 'Hi', since: 1 },
      { path: ['note'], value: null, since: 2 },
    ]);
  });

  it('answers for a field that moves by itself where it is asked for', async () => {
    const states = [
      { name: 'a', last_sent: 'x' },
      { name: 'b', last_sent: 'y' },
    ];
    expect(await blamed(states, ['last_sent'])).toEqual([{ path: ['last_sent'], value: 'y', since: 1, before: 'x' }]);
    expect(await history.blame({ workspace: 'production', id: 'campaign' })).toHaveLength(1);
    await expect(history.blame({ workspace: 'production', id: 'campaign' }, ['none'])).rejects.toMatchObject({
      name: 'UnknownPathError',
    });
  });

  it('answers what every snapshot shows: the value from then on, and not before', async () => {
    let count = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(arbitraryHistory, { minLength: 10, maxLength: 15 }), async (histories) => {
        // Side by side in one repository, so that git is asked little.
        const ids = histories.map((_, index) => `c${count}-${index}`);
        count += 1;
        const length = Math.max(...histories.map((states) => states.length));
        const begin = written.revisions.length;
        await written.write(
          Array.from({ length }, (_, at) =>
            Object.fromEntries(
              ids.flatMap((id, index): [string, CampaignState | null][] => {
                const states = histories[index] ?? [];
                const now = states[at];
                if (now === undefined || (now === null && (states[at - 1] ?? null) === null)) return [];
                return [[id, now && { ...now, id, list: { ...now.list, id } }]];
              }),
            ),
          ),
        );
        const shown = await Promise.all(written.revisions.slice(begin).map(statesAt));
        for (const id of ids) {
          const newest = shown.at(-1)?.get(id);
          if (newest === undefined) continue;
          const lines = await history.blame({ workspace: 'production', id });
          const stored = leaves(newest.details).filter(([path]) => path !== '["updated_at"]');
          expect(lines.map(({ path }) => JSON.stringify(path)).sort()).toEqual(stored.map(([path]) => path).sort());
          for (const { path, value, since, before } of lines) {
            const from = written.revisions.indexOf(since.revision) - begin;
            const found = shown.map((states) => valueAt(states.get(id), newest, path));
            const told = `${id} ${JSON.stringify(path)} of ${JSON.stringify(histories[ids.indexOf(id)])}`;
            for (const there of found.slice(from)) expect(plain(path, there), told).toEqual(plain(path, value));
            expect(plain(path, before), told).toEqual(plain(path, found[from - 1]));
            expect(plain(path, before), told).not.toEqual(plain(path, value));
          }
        }
      }),
      { numRuns: chooseCount({ short: 3, long: 30 }), seed: 6 },
    );
  });
});

async function statesAt(revision: string): Promise<Map<string, CampaignState>> {
  const states = new Map<string, CampaignState>();
  for await (const { id, state: shown } of history.campaignsAt(revision)) states.set(id, shown);
  return states;
}

/** The value as it compares: what is a set without its order, a time as the instant that it is. */
function plain(path: JsonPath, value: Json | undefined): Json | undefined {
  const last = String(path.at(-1));
  if (last === 'created_at') return new Date(String(value)).toJSON();
  return Array.isArray(value) && ['app_ids', 'from'].includes(last)
    ? [...new Set(value.map((item) => JSON.stringify(item)))].sort()
    : value;
}

/** The paths of single values, without the program's own idea of them. */
function leaves(value: Json, path: (string | number)[] = [], holder: Json = null): [string, Json][] {
  const key = path.at(-1);
  if (path.length === 1 && key === 'tags' && Array.isArray(value) && value.length > 0)
    return [...new Set(value)].map((tag) => [JSON.stringify([...path, String(tag)]), tag]);
  // Numbers that send are a set; what other channels have there is a list like any other.
  const isSet = key === 'app_ids' || (key === 'from' && step(holder, 'channel') === 'sms');
  const isWhole = Array.isArray(value) && isSet;
  if (value === null || typeof value !== 'object' || isWhole || Object.keys(value).length === 0)
    return [[JSON.stringify(path), value]];
  return Object.entries(value).flatMap(([name, item]) =>
    leaves(item, [...path, Array.isArray(value) ? Number(name) : name], value),
  );
}

/** What is at a path of a state; the choice of a survey is looked for by the id that it has in the newest state. */
function valueAt(state: CampaignState | undefined, newest: CampaignState, path: JsonPath): Json | undefined {
  let [here, there]: (Json | undefined)[] = [state?.details, newest.details];
  for (const key of path) {
    const isTag = path[0] === 'tags' && path.length === 2 && typeof key === 'string' && key !== 'tags';
    if (isTag) return Array.isArray(here) && here.includes(key) ? key : undefined;
    const wanted: Json | undefined = step(there, key);
    const id = typeof key === 'number' && choicesIn(there).includes(wanted ?? null) ? idOf(wanted) : undefined;
    const isOnce = id !== undefined && choicesIn(there).filter((other) => idOf(other) === id).length === 1;
    here = isOnce ? choicesIn(here).find((other) => idOf(other) === id) : step(here, key);
    there = wanted;
  }
  return here;
}

function step(value: Json | undefined, key: string | number): Json | undefined {
  if (value === null || typeof value !== 'object') return undefined;
  return Object.hasOwn(value, key) ? (value as Record<string, Json>)[key] : undefined;
}

function choicesIn(value: Json | undefined): Json[] {
  return Array.isArray(value) && value.some((item) => idOf(item) !== undefined) ? value : [];
}

function idOf(value: Json | undefined): Json | undefined {
  return step(value, 'choice_id');
}
