import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CampaignState, JsonObject } from '@brazier/schema';
import {
  type AuditFolder,
  campaignFilePath,
  commitSnapshot,
  encodeCampaignFile,
  initAuditFolder,
  openAuditFolder,
  readHead,
} from '@brazier/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type History, openHistory } from '../index.ts';

const env = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};
const sleep = () => Promise.resolve();
const DAY = 86_400;
const START = 1_767_225_600; // 2026-01-01T00:00:00Z

let root: string;
let folder: AuditFolder;
let history: History;
let revisions: string[];

const LAST_EDITED = '2025-12-31T10:00:00+00:00';

const state = (id: string, details: JsonObject, lastEdited: string): CampaignState => ({
  id,
  list: { id, last_edited: lastEdited },
  details,
});

async function record(
  day: number,
  campaigns: Record<string, JsonObject | null>,
  message = 'Snapshot\n',
  lastEdited = LAST_EDITED,
): Promise<void> {
  const files = new Map(
    Object.entries(campaigns).map(([id, details]) => [
      campaignFilePath('production', id),
      details && encodeCampaignFile(state(id, details, lastEdited)),
    ]),
  );
  const { revision: base } = await readHead(folder.repository);
  const { revision } = await commitSnapshot(folder, { base, files, message, time: START + day * DAY }, sleep);
  revisions.push(revision);
}

async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}

beforeEach(async () => {
  revisions = [];
  root = realpathSync(mkdtempSync(join(tmpdir(), 'brazier-history-')));
  await initAuditFolder({
    dir: join(root, 'audit'),
    workspace: 'production',
    endpoint: 'https://rest.iad-01.braze.com',
    apiKeyEnv: 'K',
    env,
    randomBytes: (size) => new Uint8Array(size),
    sleep,
    time: START,
  });
  folder = await openAuditFolder(join(root, 'audit'), env);
  history = openHistory(folder);
});
afterEach(async () => {
  await folder.close();
  rmSync(root, { recursive: true, force: true });
});

/** Three snapshots: two campaigns; one renamed and one gone; a description edited. */
async function threeSnapshots(): Promise<void> {
  await record(
    0,
    { aaa: { name: 'Welcome', description: '' }, bbb: { name: 'Digest' } },
    'One\n\n* x\n\nBrazier-Workspace: production\nBrazier-Complete: full\nBrazier-Severity: notice\nBrazier-Changes: 2\n',
  );
  await record(1, { aaa: { name: 'Hello', description: '' }, bbb: null });
  await record(
    2,
    { aaa: { name: 'Hello', description: 'new' } },
    'Three\n\n* x\n\nBrazier-Workspace: production\nBrazier-Complete: partial\nBrazier-Failed: production 3\n',
  );
}

describe('the history of an audit folder', () => {
  it('lists snapshots newest first from their commits alone', async () => {
    await threeSnapshots();
    const entries = await collect(history.snapshots());
    expect(entries.map(({ revision }) => revision)).toEqual([...revisions].reverse());
    expect(entries[0]).toMatchObject({
      workspaces: { production: { complete: false, failed: 3 } },
      severity: null,
      changes: null,
    });
    expect(entries[2]).toMatchObject({
      subject: 'One',
      time: '2026-01-01T00:00:00Z',
      severity: 'notice',
      changes: 2,
      workspaces: { production: { complete: true, failed: 0 } },
    });
    expect((await collect(history.snapshots({ limit: 1 }))).length).toBe(1);
    expect((await collect(history.snapshots({ since: '2026-01-02' }))).length).toBe(2);
    expect((await collect(history.snapshots({ campaign: { workspace: 'production', id: 'bbb' } }))).length).toBe(2);
  });

  it('the first snapshot adds every campaign, out of nothing', async () => {
    await threeSnapshots();
    const set = await history.changesOf(revisions[0] ?? '');
    expect(set.from).toEqual({ revision: null, time: null });
    expect(set.campaigns.map(({ name, status }) => [name, status])).toEqual([
      ['Digest', 'added'],
      ['Welcome', 'added'],
    ]);
  });

  it('tells what a snapshot changed, whether or not it was listed before', async () => {
    await threeSnapshots();
    const direct = await history.changesOf(revisions[1] ?? '');
    await collect(history.snapshots());
    expect(await history.changesOf(revisions[1] ?? '')).toEqual(direct);
    expect(direct).toMatchObject({
      from: { revision: revisions[0] },
      to: { revision: revisions[1], time: '2026-01-02T00:00:00Z' },
    });
    expect(direct.campaigns.flatMap(({ changes }) => changes.map(({ rule }) => rule))).toEqual([
      'campaign.removed',
      'campaign.name.changed',
    ]);
    expect(direct.campaigns[1]?.edited.after).toBe('2026-01-01T00:00:00Z');
  });

  it('says how far a comparison is, and stops it where it is no longer wanted', async () => {
    const many = Object.fromEntries(Array.from({ length: 100 }, (_, index) => [`id-${index}`, { name: `${index}` }]));
    await record(0, many);
    await record(1, Object.fromEntries(Object.keys(many).map((id) => [id, { name: 'renamed' }])));
    const steps: [number, number][] = [];
    await history.between(revisions[0], undefined, { onProgress: (done, total) => steps.push([done, total]) });
    expect(steps.length).toBeGreaterThan(2);
    expect(steps.at(-1)).toEqual([100, 100]);
    const controller = new AbortController();
    const stopped = openHistory(folder).changesOf(revisions[1] ?? '', {
      signal: controller.signal,
      onProgress: () => controller.abort(new Error('no longer wanted')),
    });
    await expect(stopped).rejects.toThrow('no longer wanted');
  });

  it('compares any two snapshots, by default the newest with the one before, backwards too', async () => {
    await threeSnapshots();
    expect((await history.between(undefined, undefined)).campaigns.flatMap(({ changes }) => changes)).toMatchObject([
      { rule: 'campaign.description.changed', before: '', after: 'new' },
    ]);
    expect((await history.between('2026-01-01', undefined)).summary.campaigns).toEqual({
      added: 0,
      removed: 1,
      changed: 1,
    });
    const back = await history.between('HEAD', revisions[0]);
    expect(back.campaigns.map(({ name, status }) => [name, status])).toEqual([
      ['Digest', 'added'],
      ['Welcome', 'changed'],
    ]);
    expect((await history.between(undefined, revisions[0])).from.revision).toBeNull();
  });

  it('calls no edit unseen that was changed and changed back in between', async () => {
    const edited = (day: number, description: string, minute = 0) =>
      record(
        day,
        { aaa: { name: 'Welcome', description } },
        'Snapshot\n',
        `2026-01-0${day + 1}T08:0${minute}:00+00:00`,
      );
    await edited(0, '');
    await edited(1, 'new');
    await edited(2, '');
    const rules = async (from: number, to: number) =>
      (await history.between(revisions[from], revisions[to])).campaigns.flatMap(({ changes }) =>
        changes.map(({ rule }) => rule),
      );
    expect(await rules(0, 2)).toEqual([]);
    expect(await rules(2, 0)).toEqual([]);
    expect(await rules(1, 2)).toEqual(['campaign.description.changed']);
    await edited(2, '', 1);
    expect(await rules(2, 3)).toEqual(['campaign.edited.unseen']);
    expect(await rules(0, 3)).toEqual(['campaign.edited.unseen']);
    expect(await rules(3, 0)).toEqual(['campaign.edited.unseen']);
  });

  it('says what was changed and changed back in between, and how long that held', async () => {
    const here = { bbb: { name: 'Steady' }, ccc: { name: 'Other' } };
    await record(0, { aaa: { name: 'Welcome', description: 'old' }, ...here });
    await record(1, { aaa: { name: 'Welcome', description: 'new' }, ...here, ddd: { name: 'Visitor' } });
    await record(2, { aaa: { name: 'Welcome', description: 'old' }, ...here, ccc: { name: 'Renamed' }, ddd: null });
    const ref = (index: number) => ({ revision: revisions[index], time: `2026-01-0${index + 1}T00:00:00Z` });
    const set = await history.between(revisions[0], revisions[2]);
    expect(set.campaigns.map(({ id }) => id)).toEqual(['ccc']);
    expect(set.summary.campaigns).toEqual({ added: 0, removed: 0, changed: 1 });
    const held = { from: ref(1), to: ref(2) };
    expect(set.reverted).toMatchObject([
      { id: 'ddd', status: 'added', changes: [{ rule: 'campaign.added', after: { name: 'Visitor' }, held }] },
      { id: 'aaa', status: 'changed', changes: [{ before: 'old', after: 'new', held }] },
    ]);
    expect(set.reverted).toHaveLength(2);
    // Not where nothing is between, nor where the first does not lead to the second.
    for (const [from, to] of [
      [0, 1],
      [2, 0],
    ] as const)
      expect((await history.between(revisions[from], revisions[to])).reverted).toEqual([]);
    const git = (...args: string[]) => execFileSync('git', args, { cwd: folder.dir, env, encoding: 'utf8' }).trim();
    const side = git(
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@b',
      'commit-tree',
      `${revisions[0]}^{tree}`,
      '-p',
      revisions[0] ?? '',
      '-m',
      'Side',
    );
    expect((await history.between(side, revisions[2])).reverted).toEqual([]);
    expect((await history.between(undefined, undefined)).reverted).toEqual([]);
  });

  it('finds a campaign by any name ever borne, however the name is written', async () => {
    const names = [
      'Sale “50 %”',
      'a "quoted" \\ name',
      'Grün',
      'two\nlines',
      'ΟΔΟΣ',
      '👋 hi',
      `long ${'name '.repeat(200)}`,
    ];
    const ids = names.map((_, index) => `past${index}`);
    await record(10, Object.fromEntries(ids.map((id, index) => [id, { name: names[index] ?? '' }])));
    await record(11, Object.fromEntries(ids.map((id) => [id, { name: 'Another' }])));
    for (const [index, name] of names.entries()) {
      for (const typed of [name, name.toUpperCase(), name.toLowerCase()])
        expect(await history.campaign(typed, { everBorne: true }), typed).toEqual({
          workspace: 'production',
          id: `past${index}`,
        });
    }
  });

  it('finds a campaign by id, name, name in any case, and on request by any name ever borne', async () => {
    await threeSnapshots();
    const aaa = { workspace: 'production', id: 'aaa' };
    expect(await history.campaign('aaa')).toEqual(aaa);
    expect(await history.campaign('hELLO')).toEqual(aaa);
    await expect(history.campaign('Welcome')).rejects.toMatchObject({ name: 'UnknownCampaignError' });
    expect(await history.campaign('welcome', { everBorne: true })).toEqual(aaa);
    expect(await history.campaign('Digest', { everBorne: true })).toEqual({ workspace: 'production', id: 'bbb' });
    expect(await history.campaign('bbb', { everBorne: true })).toEqual({ workspace: 'production', id: 'bbb' });
    expect(await history.campaign('Digest', { at: '2026-01-01' })).toEqual({ workspace: 'production', id: 'bbb' });
    await record(3, { ccc: { name: 'Hello' } });
    await expect(history.campaign('Hello')).rejects.toMatchObject({
      name: 'AmbiguousNameError',
      data: { candidates: [{ id: 'aaa' }, { id: 'ccc' }] },
    });
  });

  it('shows a campaign as it stood, and blames each field on the snapshot that gave it its value', async () => {
    await threeSnapshots();
    const aaa = { workspace: 'production', id: 'aaa' };
    expect((await history.show(aaa, '2026-01-01')).state.details).toEqual({ name: 'Welcome', description: '' });
    expect(await history.blame(aaa)).toEqual([
      {
        path: ['name'],
        value: 'Hello',
        since: { revision: revisions[1], time: '2026-01-02T00:00:00Z' },
        before: 'Welcome',
      },
      {
        path: ['description'],
        value: 'new',
        since: { revision: revisions[2], time: '2026-01-03T00:00:00Z' },
        before: '',
      },
    ]);
    expect((await collect(history.campaignHistory(aaa))).map(({ changes }) => changes.length)).toEqual([1, 1, 1]);
  });

  it('a shallow clone never credits its boundary', async () => {
    await threeSnapshots();
    execFileSync('git', ['clone', '-q', '--depth', '2', `file://${folder.dir}`, join(root, 'shallow')], { env });
    const shallow = await openAuditFolder(join(root, 'shallow'), env);
    const there = openHistory(shallow);
    expect((await there.between(undefined, undefined)).campaigns).toHaveLength(1);
    expect((await collect(there.snapshots({ limit: 1 }))).length).toBe(1);
    await expect(collect(there.snapshots())).rejects.toMatchObject({ name: 'ShallowHistoryError' });
    await expect(there.changesOf(revisions[1] ?? '')).rejects.toMatchObject({ name: 'ShallowHistoryError' });
    await expect(there.blame({ workspace: 'production', id: 'aaa' })).rejects.toMatchObject({
      name: 'ShallowHistoryError',
    });
    // Two snapshots that were fetched by themselves: what happened in between is not there.
    execFileSync('git', ['fetch', '-q', '--depth', '1', 'origin', revisions[0] ?? ''], { cwd: shallow.dir, env });
    await expect(there.between(revisions[0], revisions[2])).rejects.toMatchObject({ name: 'ShallowHistoryError' });
    await shallow.close();
  });
});
