import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createWorld } from '@brazier/fake-braze';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { diagnose, readStatus } from '../index.ts';
import { openWorkshop, testOptions, type Workshop } from '../testing/workshop.ts';

let shop: Workshop;
beforeEach(async () => {
  shop = await openWorkshop(createWorld({ campaigns: 5, seed: 6 }));
});
afterEach(() => shop.close());

const status = async () => (await readStatus(shop.folder, shop.clock.now))['production'];

describe('the status of a workspace', () => {
  it('before any snapshot says that there was none', async () => {
    expect(await status()).toEqual({
      revision: null,
      time: null,
      ageSeconds: null,
      complete: false,
      failed: 0,
      failedCampaigns: [],
    });
  });

  it('is as old as its last run, also where that had nothing to commit', async () => {
    const { revision } = await shop.snapshot();
    await shop.snapshot();
    shop.clock.now += 90_000;
    expect(await status()).toMatchObject({ revision, ageSeconds: 90, complete: true, failed: 0 });
  });

  it('names the campaigns that the last run could not have', async () => {
    const [id = '', other = ''] = shop.world.ids;
    await shop.snapshot();
    for (const edited of [id, other]) shop.world.editUnseen(edited, shop.at());
    shop.braze.faults.failDetails(id, { kind: 'html' }, 99);
    const { revision } = await shop.snapshot();
    expect(await status()).toMatchObject({ revision, complete: false, failed: 1, failedCampaigns: [{ id }] });
  });

  it('grows older while nothing can be had', async () => {
    await shop.snapshot();
    shop.braze.faults.failList('any', { kind: 'status', status: 500 }, 99);
    await expect(shop.snapshot()).rejects.toThrow();
    expect((await status())?.ageSeconds).toBeGreaterThanOrEqual(3600);
  });

  it('falls back to the commits where no run left a record', async () => {
    const { revision } = await shop.snapshot();
    shop.git('update-ref', '-d', 'refs/brazier/runs');
    expect(await status()).toMatchObject({ revision, complete: true, ageSeconds: 0 });
  });
});

describe('the doctor', () => {
  const found = async () => {
    const diagnoses = await diagnose(shop.folder, testOptions(shop.clock, shop.env));
    return Object.fromEntries(diagnoses.map(({ check, ok, error }) => [check, error?.name ?? ok]));
  };

  it('finds all well, with two requests and nothing written', async () => {
    const refs = shop.git('for-each-ref');
    expect(await found()).toEqual({ folder: true, key: true, list: true, clock: true, details: true });
    expect(shop.braze.requests).toHaveLength(2);
    expect(shop.git('for-each-ref')).toBe(refs);
  });

  it('blames the workspace for no campaign that fails by itself, but for all that it asked for', async () => {
    const [broken = '', other = '', third = ''] = shop.world.ids;
    shop.braze.faults.failDetails(broken, { kind: 'status', status: 500 }, Infinity);
    shop.braze.faults.failDetails(other, { kind: 'status', status: 400 }, Infinity);
    expect(await found()).toMatchObject({ list: true, details: true });
    shop.braze.faults.failDetails(third, { kind: 'html' }, Infinity);
    expect(await found()).toMatchObject({ list: true, details: 'BrazeUnavailableError' });
  });

  it('tells a key that is unknown from a permission that is missing', async () => {
    shop.braze.faults.withholdPermission('campaigns.details');
    expect(await found()).toMatchObject({ list: true, details: 'BrazeAuthError' });
    shop.env['BRAZE_API_KEY'] = 'another';
    expect(await found()).toMatchObject({ list: 'BrazeAuthError' });
    delete shop.env['BRAZE_API_KEY'];
    expect(await found()).toMatchObject({ key: 'MissingKeyError' });
  });

  it('sees a folder in which no snapshot can be taken, and a clock that is wrong', async () => {
    writeFileSync(join(shop.dir, '.git/MERGE_HEAD'), '');
    const options = testOptions(shop.clock, shop.env);
    const diagnoses = await diagnose(shop.folder, { ...options, now: () => shop.clock.now + 600_000 });
    expect(diagnoses.filter(({ ok }) => !ok).map(({ check }) => check)).toEqual(['folder', 'clock']);
  });
});
