import { type CampaignState, isJsonObject, type Json, type JsonObject, jsonEqual, own } from '@brazier/schema';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { chooseCount } from '../../../../tests/support/choose-count.ts';
import { composeSentence, diff, type RevertedChange, revertedChanges } from '../index.ts';
import { arbitraryHistory } from '../testing/arbitrary-history.ts';
import { plainForm, plainText } from '../testing/plain-comparison.ts';

const WORKSPACE = { workspace: 'production' };

const momentsOf = (states: readonly (CampaignState | null)[]) =>
  states.map((state, index) => ({
    revision: `r${index}`,
    time: `2026-02-02T0${index}:00:00Z`,
    state,
  }));

const stateOf = (details: JsonObject, draft?: JsonObject): CampaignState => ({
  id: 'c',
  list: { id: 'c', last_edited: '2026-02-01T09:00:00Z' },
  details: { name: 'Hero', draft: false, archived: false, enabled: true, ...details },
  ...(draft && { draft }),
});

const mail = (message: JsonObject): JsonObject => ({ messages: { m: { channel: 'email', name: 'V', ...message } } });

/** What was changed and changed back: the sentence seen from the end, and which snapshots it held from and to. */
function told(...states: (CampaignState | null)[]): [string, string][] {
  const changes = revertedChanges(momentsOf(states), WORKSPACE)?.changes ?? [];
  return changes.map(({ wording, held }) => [
    composeSentence({ ...wording, predicate: wording.instead ?? wording.predicate }),
    `${held.from.revision} ${held.to.revision}`,
  ]);
}

describe('what was changed and changed back', () => {
  it('is a value that is what it was, as it was first changed, until it was first what it had been', () => {
    const states = ['49.00', '4.90', '4.80', '49.00', '5.00', '49.00'].map((subject) => stateOf(mail({ subject })));
    expect(told(...states)).toEqual([
      ['email “V”: subject “4.90” instead of “49.00” (changed again in between, and again later)', 'r1 r3'],
    ]);
    expect(revertedChanges(momentsOf(states), WORKSPACE)).toMatchObject({
      workspace: 'production',
      id: 'c',
      name: 'Hero',
      status: 'changed',
      edited: { at: '2026-02-01T09:00:00Z', after: '2026-02-02T00:00:00Z' },
      changes: [{ op: 'changed', before: '49.00', after: '4.90', text: 'email “V”: subject “49.00” → “4.90”' }],
    });
  });

  it('says where the first change did not hold for the whole time, or was made once more', () => {
    const subjects = (...values: string[]): string[] =>
      told(...values.map((subject) => stateOf(mail({ subject })))).map(([sentence]) => sentence);
    expect(subjects('a', 'b', 'c', 'a')).toEqual(['email “V”: subject “b” instead of “a” (changed again in between)']);
    expect(subjects('a', 'b', 'b', 'a')).toEqual(['email “V”: subject “b” instead of “a”']);
    expect(subjects('a', 'b', 'a', 'b', 'a')).toEqual(['email “V”: subject “b” instead of “a” (and again later)']);
    const without = stateOf({ messages: {} });
    expect(told(without, stateOf(mail({ subject: 'a' })), stateOf(mail({ subject: 'b' })), without)).toEqual([
      ['email “V” added, subject “a” (changed again in between)', 'r1 r3'],
    ]);
    const windows = (...days: number[]): CampaignState =>
      stateOf({ conversion_behaviors: days.map((day, n) => ({ type: `Event ${n}`, window: day * 86_400 })) });
    const spliced = (day: number): CampaignState =>
      stateOf({ conversion_behaviors: [{ type: 'Event 1', window: day * 86_400 }] });
    // What took the place of an element that is gone is another one.
    expect(told(windows(3, 7), spliced(7), spliced(9), windows(3, 9)).map(([sentence]) => sentence)).toEqual([
      expect.not.stringContaining('in between'),
    ]);
    const tags = (...values: string[][]): [string, string][] =>
      told(...values.map((names) => stateOf({ tags: names })));
    expect(tags([], ['a'], ['a', 'b'], [], ['a'], [])).toEqual([
      ['tag “a” added (and again later)', 'r1 r3'],
      ['tag “b” added', 'r2 r3'],
    ]);
  });

  it('is nothing that is another value at the end, and no edit that is not seen', () => {
    const [old, other, last] = ['a', 'b', 'c'].map((subject) => stateOf(mail({ subject })));
    expect(told(old ?? null, other ?? null, last ?? null)).toEqual([]);
    const unseen = (time: string): CampaignState => ({ ...stateOf({}), list: { id: 'c', last_edited: time } });
    const [one, two] = ['2026-02-01T09:00:00Z', '2026-02-01T10:00:00Z'].map(unseen);
    expect(told(one ?? null, two ?? null, one ?? null)).toEqual([]);
  });

  it('is a tag, a message, a campaign and a draft that came and went, or went and came', () => {
    expect(told(stateOf({ tags: ['a'] }), stateOf({ tags: ['a', 'b'] }), stateOf({ tags: ['a'] }))).toEqual([
      ['tag “b” added', 'r1 r2'],
    ]);
    expect(told(stateOf({ tags: ['a'] }), stateOf({ tags: [] }), stateOf({ tags: ['a'] }))).toEqual([
      ['tag “a” removed', 'r1 r2'],
    ]);
    const [without, withMail] = [stateOf({ messages: {} }), stateOf(mail({ subject: 'Hi' }))];
    expect(told(without, withMail, without)).toEqual([['email “V” added, subject “Hi”', 'r1 r2']]);
    // What it says now is another thing: it was gone all the same.
    expect(told(withMail, without, stateOf(mail({ subject: 'Ho' })))).toEqual([
      ['email “V” removed, subject “Hi”', 'r1 r2'],
    ]);
    expect(told(null, withMail, null)).toEqual([['campaign “Hero” added', 'r1 r2']]);
    expect(told(withMail, null, withMail)).toEqual([['campaign “Hero” removed', 'r1 r2']]);
    const drafted = stateOf(
      { has_post_launch_draft: true },
      { ...stateOf({ name: 'Other' }).details, has_post_launch_draft: true },
    );
    const plain = stateOf({ has_post_launch_draft: false });
    expect(told(plain, drafted, plain)).toEqual([['post-launch draft opened: it changes 1 thing', 'r1 r2']]);
    // What it launched is told as what it is: a change.
    const launched = stateOf({ has_post_launch_draft: false, name: 'Other' });
    expect(told(plain, drafted, launched)).toEqual([
      [expect.stringMatching(/opened.* \(launched in the end\)$/), 'r1 r2'],
    ]);
  });

  it('is one edit where live version and draft share it, and that of the draft where it alone was put back', () => {
    const both = (subject: string, inDraft = subject): CampaignState =>
      stateOf(
        { ...mail({ subject }), has_post_launch_draft: true },
        { ...stateOf(mail({ subject: inDraft })).details, name: 'Prepared', has_post_launch_draft: true },
      );
    const drafts = (...states: CampaignState[]) =>
      revertedChanges(momentsOf(states), WORKSPACE)?.changes.map(({ draft, held }) => [draft, held.to.revision]);
    expect(drafts(both('a'), both('b'), both('a'))).toEqual([[false, 'r2']]);
    expect(drafts(both('a'), both('b'), both('b', 'a'))).toEqual([[true, 'r2']]);
    expect(drafts(both('a'), both('a', 'b'), stateOf(mail({ subject: 'a' })))).toBeUndefined();
  });

  it('is an element of a list, whatever pushed it aside, and its order', () => {
    const list = (...windows: [string, number][]): CampaignState =>
      stateOf({ conversion_behaviors: windows.map(([type, days]) => ({ type, window: days * 86_400 })) });
    const opens: [string, number] = ['Opens Email', 3];
    const session: [string, number] = ['Starts Session', 7];
    expect(
      told(
        list(opens, session),
        list(['Clicks Email', 1], opens, session),
        list(['Clicks Email', 1], ['Opens Email', 1], session),
        list(['Clicks Email', 1], opens, session),
      ),
    ).toEqual([['conversion B (Opens Email): window 1 day instead of 3 days', 'r2 r3']]);
    expect(told(list(opens, session), list(session, opens), list(opens, session)).map(([, held]) => held)).toEqual([
      'r1 r2',
    ]);
    expect(told(list(opens), list(opens, session), list(['Clicks Email', 1], opens))).toEqual([
      [expect.stringMatching(/^conversion .*Starts Session.* added/), 'r1 r2'],
    ]);
    expect(told(list(opens), list(opens, session), list(opens, ['Starts Session', 1]))).toEqual([]);
  });

  it('has the severity that the snapshot saw, which is not that of the end', () => {
    const stopped = (subject: string): CampaignState => stateOf({ ...mail({ subject }), enabled: false });
    const [change] =
      revertedChanges(momentsOf([stateOf(mail({ subject: 'a' })), stopped('a'), stopped('b'), stopped('a')]), WORKSPACE)
        ?.changes ?? [];
    expect(change).toEqual({
      ...diff(stopped('a'), stopped('b'), WORKSPACE)[0],
      held: change?.held,
    });
  });

  it('is what a slow comparison of every snapshot with the one before finds, no more and no less', () => {
    let found = 0;
    fc.assert(
      fc.property(arbitraryHistory, (states) => {
        const changes = revertedChanges(momentsOf(states), WORKSPACE)?.changes ?? [];
        found += changes.length;
        for (const change of changes) expectTrue(change, states);
        for (const place of revertedPlaces(states))
          expect(
            changes.some((change) => covers(change, place, states)),
            JSON.stringify(place),
          ).toBe(true);
        const keys = changes.map(({ fingerprint, draft }) => `${fingerprint} ${draft}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: chooseCount({ short: 500, long: 10_000 }), seed: 5 },
    );
    expect(found).toBeGreaterThan(100);
  });
});

type Part = 'live' | 'draft' | 'row';

/** A place that keys alone lead to, lists whole. */
interface Place {
  part: Part;
  path: readonly string[];
}

function valueAt(state: CampaignState | null | undefined, { part, path }: Place): Json | undefined {
  if (!state) return undefined;
  const root = part === 'row' ? state.list : part === 'draft' ? state.draft : state.details;
  return path.reduce<Json | undefined>((value, key) => (isJsonObject(value) ? own(value, key) : undefined), root);
}

function plainValueAt(state: CampaignState | null | undefined, place: Place): string | undefined {
  const plain = (details: JsonObject): JsonObject => (place.part === 'row' ? details : plainForm(details));
  if (!state) return undefined;
  const { draft } = state;
  const value = valueAt({ ...state, details: plain(state.details), ...(draft && { draft: plain(draft) }) }, place);
  return value === undefined ? undefined : plainText(value);
}

function isEqual(states: readonly (CampaignState | null)[], [one, other]: [number, number], place: Place): boolean {
  const [left, right] = [states[one], states[other]];
  return (
    jsonEqual(valueAt(left, place), valueAt(right, place)) || plainValueAt(left, place) === plainValueAt(right, place)
  );
}

/** Where the path of a change leads as far as keys do. */
function placeOf(change: RevertedChange, states: readonly (CampaignState | null)[]): Place {
  const part: Part = change.row ? 'row' : change.draft ? 'draft' : 'live';
  const index = Number(change.held.from.revision.slice(1));
  const state = states[change.op === 'removed' ? 0 : index];
  const path: string[] = [];
  for (const key of change.path) {
    if (typeof key === 'number' || Array.isArray(valueAt(state, { part, path }))) break;
    path.push(key);
  }
  return { part, path };
}

/** Holds one change against the states: it differed from then on and no sooner, until then and not at the end. */
function expectTrue(change: RevertedChange, states: readonly (CampaignState | null)[]): void {
  const [from, to] = [change.held.from, change.held.to].map(({ revision }) => Number(revision.slice(1)));
  if (from === undefined || to === undefined) throw new Error('no snapshot');
  const last = states.length - 1;
  expect(from).toBeGreaterThan(0);
  expect(to).toBeGreaterThan(from);
  const why = `${change.text} ${JSON.stringify(change.held)}`;
  const known = [
    ...diff(states[from - 1] ?? null, states[from] ?? null, WORKSPACE),
    ...diff(states[0] ?? null, states[from] ?? null, WORKSPACE),
  ];
  if (!change.draft)
    expect(
      known.map(({ fingerprint }) => fingerprint),
      why,
    ).toContain(change.fingerprint);
  if (change.rule.startsWith('draft.') || change.path[2] === 'from') return;
  if (change.path.length === 0) {
    const there = states.map((state) => state !== null);
    expect(
      there.slice(0, from).every((is) => is === there[0]),
      why,
    ).toBe(true);
    expect(
      there.slice(from, to).every((is) => is !== there[0]),
      why,
    ).toBe(true);
    expect([there[to], there[last]], why).toEqual([there[0], there[0]]);
    return;
  }
  const place = placeOf(change, states);
  expect(isEqual(states, [0, from], place), why).toBe(false);
  const isWhole = place.path.length === change.path.length;
  const name = change.path[1];
  if (
    !isWhole &&
    place.path.length === 1 &&
    ['tags', 'channels', 'teams'].includes(place.path[0] ?? '') &&
    typeof name === 'string'
  ) {
    const holds = (index: number): boolean => {
      const value = valueAt(states[index], place);
      return Array.isArray(value) && value.includes(name);
    };
    expect([holds(from), holds(to), holds(last)], why).toEqual([!holds(0), holds(0), holds(0)]);
  }
  if (!isWhole || change.replaces !== undefined) return;
  const isPresence = isJsonObject(change.before);
  const same = (index: number): boolean =>
    isPresence ? isJsonObject(valueAt(states[index], place)) : isEqual(states, [0, index], place);
  expect(same(last), why).toBe(true);
  expect(same(to), why).toBe(true);
  // What was gone with all around it is told so, and what differed in it too.
  const around = { part: place.part, path: place.path.slice(0, -1) };
  const isToldElsewhere = (index: number): boolean =>
    !isJsonObject(valueAt(states[index], around)) ||
    [0, index].every((at) => isJsonObject(valueAt(states[at], place))) ||
    [0, index].every((at) => Array.isArray(valueAt(states[at], place)));
  for (let index = 0; index < from; index += 1) expect(same(index) || isToldElsewhere(index), why).toBe(true);
  for (let index = from; index < to; index += 1) expect(same(index), why).toBe(false);
}

/** Every place that differs between two snapshots next to each other, and is at the end what it was at the beginning. */
function revertedPlaces(states: readonly (CampaignState | null)[]): Place[] {
  const places = new Map<string, Place>();
  const add = (place: Place): void => {
    places.set(JSON.stringify(place), place);
  };
  states.forEach((state, index) => {
    const previous = states[index - 1];
    if (index === 0) return;
    for (const place of placesIn('live', previous?.details, state?.details, [])) add(place);
    if (previous?.draft && state?.draft)
      for (const place of placesIn('draft', previous.draft, state.draft, [])) add(place);
  });
  const last = states.length - 1;
  const differs = (place: Place) => states.some((_, index) => !isEqual(states, [0, index], place));
  // In what came, or went, or became something else as a whole, there is nothing to be put back.
  const isInSame = ({ part, path }: Place) =>
    path.every((_, length) => {
      const [start, end] = [0, last].map((index) => valueAt(states[index], { part, path: path.slice(0, length) }));
      return isJsonObject(start) ? isJsonObject(end) : start === undefined && end === undefined;
    });
  const hasDrafts = states[0]?.draft !== undefined && states[last]?.draft !== undefined;
  return [...places.values()].filter(
    (place) =>
      !['updated_at', 'last_sent'].includes(place.path[0] ?? '') &&
      // Whether senders are a set hangs on the channel, which may have changed with them.
      place.path[2] !== 'from' &&
      (place.part === 'live' || hasDrafts) &&
      isInSame(place) &&
      isEqual(states, [0, last], place) &&
      differs(place),
  );
}

function placesIn(part: Part, before: Json | undefined, after: Json | undefined, path: readonly string[]): Place[] {
  if (isJsonObject(before) && isJsonObject(after)) {
    const keys = new Set([...Object.keys(before), ...Object.keys(after)]);
    return [...keys].flatMap((key) => placesIn(part, own(before, key), own(after, key), [...path, key]));
  }
  return before === after || (before !== undefined && after !== undefined && plainText(before) === plainText(after))
    ? []
    : [{ part, path }];
}

/** True where a change tells of a place: of it, of something in it, or of what it is in. */
function covers(change: RevertedChange, place: Place, states: readonly (CampaignState | null)[]): boolean {
  const told = placeOf(change, states);
  const isDraftFlag = change.rule.startsWith('draft.');
  if (isDraftFlag && (place.part === 'draft' || place.path[0] === 'has_post_launch_draft')) return true;
  if (change.path.length === 0) return true;
  // An edit that draft and live version share is told once.
  if (told.part !== place.part && !(place.part === 'draft' && told.part === 'live')) return false;
  const paths = [told.path, ...(change.replaces === undefined ? [] : [['messages', change.replaces]])];
  return paths.some((path) => {
    const shared = Math.min(path.length, place.path.length);
    return path.slice(0, shared).join('\n') === place.path.slice(0, shared).join('\n');
  });
}
