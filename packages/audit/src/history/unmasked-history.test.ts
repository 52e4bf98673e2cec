import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorld } from '@brazier/fake-braze';
import type { JsonObject } from '@brazier/schema';
import { campaignFilePath, decodeCampaignFile, encodeCampaignFile } from '@brazier/store';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type History, openHistory, readStatus } from '../index.ts';
import { collect, openWorkshop, type Workshop } from '../testing/workshop.ts';

const SECRET = 'https://svc:committed-by-hand-77@hooks.example/in';
const NAME = 'Reminder ?api_key=committed-in-a-name-77';
const NEEDLE = /committed-(?:by-hand|in-a-name)-77/;

let shop: Workshop;
let campaign: { workspace: string; id: string };
let path: string;

beforeEach(async () => {
  shop = await openWorkshop(createWorld({ campaigns: 4, seed: 3 }));
  campaign = { workspace: 'production', id: shop.world.ids[0] ?? '' };
  path = campaignFilePath('production', campaign.id);
  editInBraze({ description: SECRET, name: NAME });
  await shop.snapshot();
});
afterEach(() => shop.close());

const byHand = (...args: string[]) => shop.git('-c', 'user.name=x', '-c', 'user.email=x@y', ...args);

function editInBraze(fields: JsonObject): void {
  shop.world.editCampaign(campaign.id, (details) => Object.assign(details, fields), shop.at());
}

/** As a version that knew fewer secrets, or another configuration, would have left it. */
function commitUnmasked(fields: JsonObject, subject = 'By hand'): string {
  const state = decodeCampaignFile(readFileSync(join(shop.dir, path), 'utf8'), path);
  const text = encodeCampaignFile({ ...state, details: { ...state.details, ...fields } });
  writeFileSync(join(shop.dir, path), text);
  byHand('commit', '-qam', subject);
  return shop.git('rev-parse', 'HEAD').trim();
}

/** All that the history tells of the campaign, as data. */
async function everythingTold(history: History): Promise<string> {
  const entries = await collect(history.snapshots());
  const told: unknown[] = [
    entries,
    await collect(history.campaignsAt()),
    await collect(history.campaignHistory(campaign)),
  ];
  told.push(await history.blame(campaign), await history.between(entries.at(-1)?.revision, undefined));
  for (const { revision } of entries)
    told.push(await history.changesOf(revision), await history.show(campaign, revision));
  return JSON.stringify(told);
}

describe('a secret that was committed unmasked', () => {
  it('is in nothing that the history tells, and is no change against the same secret masked', async () => {
    const revision = commitUnmasked({ description: SECRET, name: NAME }, `“${NAME}” renamed`);
    expect(shop.git('show', revision)).toMatch(NEEDLE);
    const history = openHistory(shop.folder);
    expect((await history.changesOf(revision)).campaigns).toEqual([]);
    expect(await everythingTold(history)).not.toMatch(NEEDLE);
  });

  it('shows as one change where it was another, by its mask', async () => {
    const revision = commitUnmasked({ description: SECRET.replace('77', '78') });
    const { campaigns } = await openHistory(shop.folder).changesOf(revision);
    expect(campaigns[0]?.changes).toMatchObject([
      {
        path: ['description'],
        before: expect.stringMatching(/brazier:secret/),
        after: expect.stringMatching(/brazier:secret/),
      },
    ]);
    expect(JSON.stringify(campaigns)).not.toContain('hand-78');
  });

  it('is told as it is where the configuration says so', async () => {
    commitUnmasked({ description: SECRET, name: NAME });
    const file = join(shop.dir, 'brazier.json');
    const config = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...config, unmasked: [{ path: '/description', reason: 'a test' }] }));
    const folder = await shop.open(shop.dir);
    const { state } = await openHistory(folder).show(campaign);
    await folder.close();
    expect(state.details).toMatchObject({
      description: SECRET,
      name: expect.stringMatching(/api_key=brazier:secret:/),
    });
  });

  it('is hidden without a hash from one who has no key', async () => {
    commitUnmasked({ description: SECRET });
    const file = join(shop.dir, 'brazier.json');
    const { secretKey, ...config } = JSON.parse(readFileSync(file, 'utf8'));
    writeFileSync(file, JSON.stringify({ ...config, secretKeyEnv: 'NOT_SET' }));
    const folder = await shop.open(shop.dir);
    const { state } = await openHistory(folder).show(campaign);
    await folder.close();
    expect(state.details['description']).toBe(`https://svc:brazier:secret:${'0'.repeat(32)}@hooks.example/in`);
  });

  it('is in nothing that a snapshot tells or commits when the campaign is removed', async () => {
    commitUnmasked({ description: SECRET, name: NAME });
    shop.world.removeCampaign(campaign.id);
    const result = await shop.snapshot();
    expect(result.changes.campaigns).toMatchObject([{ id: campaign.id, status: 'removed' }]);
    expect(JSON.stringify(result)).toContain('brazier:secret:');
    expect(JSON.stringify(result)).not.toMatch(NEEDLE);
    expect(shop.git('log', '-1', '--format=%B')).not.toMatch(NEEDLE);
    expect(JSON.stringify(await readStatus(shop.folder, shop.clock.now))).not.toMatch(NEEDLE);
  });

  it('is in no warning of a snapshot where the campaign is no longer listed', async () => {
    commitUnmasked({ description: SECRET, name: NAME });
    shop.braze.faults.failList('any', { kind: 'omit', ids: [campaign.id] }, 9);
    const result = await shop.snapshot();
    expect(result.warnings.join('\n')).toContain('no longer listed');
    expect(JSON.stringify(result)).not.toMatch(NEEDLE);
  });
});
