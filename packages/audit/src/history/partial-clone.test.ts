import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorld } from '@brazier/fake-braze';
import { openAuditFolder } from '@brazier/store';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openHistory, takeSnapshot } from '../index.ts';
import { collect, openWorkshop, testOptions, type Workshop } from '../testing/workshop.ts';

let shop: Workshop;
let remote: string;
let clone: string;

const describeAs = (id: string, description: string): void =>
  shop.world.editCampaign(id, (details) => Object.assign(details, { description }), shop.at());

beforeEach(async () => {
  shop = await openWorkshop(createWorld({ campaigns: 4, seed: 5 }));
  remote = join(shop.dir, '..', 'remote.git');
  clone = join(shop.dir, '..', 'clone');
  shop.git('init', '-q', '--bare', remote);
  shop.git('--git-dir', remote, 'config', 'uploadpack.allowFilter', 'true');
  shop.git('remote', 'add', 'origin', remote);
  for (const description of ['one', 'two', 'three']) {
    for (const id of shop.world.ids) describeAs(id, description);
    await shop.snapshot({ push: true });
  }
  execFileSync('git', ['clone', '-q', '--filter=blob:none', `file://${remote}`, clone], { env: shop.env });
});
afterEach(() => shop.close());

it('a clone without old files tells the history as a whole one does, and blames with one fetch', async () => {
  const trace = join(clone, '..', 'trace');
  const partial = await openAuditFolder(clone, { ...shop.env, GIT_TRACE2: trace });
  const tell = async (folder: typeof partial) => {
    const history = openHistory(folder);
    const [first] = await collect(history.campaignsAt());
    const campaign = { workspace: 'production', id: first?.id ?? '' };
    const blame = await history.blame(campaign);
    const fetches = folder === partial ? readFileSync(trace, 'utf8').match(/\bstart\b.* fetch .*--stdin/g) : [''];
    const entries = await collect(history.snapshots());
    const changes = await Promise.all(entries.map(({ revision }) => history.changesOf(revision)));
    const told = { blame, entries, changes, past: await collect(history.campaignHistory(campaign)) };
    return { text: JSON.stringify(told), fetches };
  };
  const told = await tell(partial).finally(() => partial.close());
  expect(told.text).toBe((await tell(shop.folder)).text);
  expect(told.fetches).toHaveLength(1);
});

it('a snapshot in such a clone records and pushes what changed', async () => {
  const folder = await openAuditFolder(clone, shop.env);
  const id = shop.world.ids[1] ?? '';
  describeAs(id, 'four');
  shop.clock.now += 3_600_000;
  const result = await takeSnapshot(folder, { ...testOptions(shop.clock, shop.env), push: true }).finally(() =>
    folder.close(),
  );
  expect(result).toMatchObject({ pushed: true, warnings: [], changes: { campaigns: [{ id }] } });
});
