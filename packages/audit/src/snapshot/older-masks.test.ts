import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { worldFromPayloads } from '@brazier/fake-braze';
import { type Json, type JsonObject, jsonEqual } from '@brazier/schema';
import { campaignFilePath, checkCampaignFiles, commitSnapshot, createMasker, openAuditFolder } from '@brazier/store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openHistory } from '../index.ts';
import { collect, openWorkshop, type Workshop } from '../testing/workshop.ts';

interface OlderCampaign {
  row: JsonObject & { id: string };
  details: JsonObject;
  file: string;
}

const fixture = new URL('../../fixtures/older-masks.json', import.meta.url);
const { campaigns } = JSON.parse(readFileSync(fixture, 'utf8')) as { campaigns: OlderCampaign[] };
const idOf = (name: string) => campaigns.find(({ row }) => row['name'] === name)?.row.id ?? '';
const file = (id: string) => campaignFilePath('production', id);
/** The masking key of the fixture. */
const key = new Uint8Array(32).fill(9);

let shop: Workshop;
let older: string;
/** The snapshot that wrote the files again. */
let newer: string;

beforeAll(async () => {
  const page = JSON.stringify({ message: 'success', campaigns: campaigns.map(({ row }) => row) });
  const details = campaigns.map(({ row, details }) => [
    row.id,
    { live: JSON.stringify({ message: 'success', ...details }) },
  ]);
  shop = await openWorkshop(worldFromPayloads([page], Object.fromEntries(details)));
  const files = new Map(campaigns.map((campaign) => [file(campaign.row.id), campaign.file]));
  const base = shop.git('rev-parse', 'HEAD').trim();
  const message = 'Snapshot\n\nBrazier-Workspace: production\nBrazier-Changes: 13\n';
  older = (await commitSnapshot(shop.folder, { base, files, message, time: shop.clock.now / 1000 }, async () => {}))
    .revision;
});
afterAll(() => shop.close());

const stored = (id: string) => shop.git('show', `HEAD:${file(id)}`);
const edit = (id: string, fields: JsonObject) =>
  shop.world.editCampaign(id, (details) => Object.assign(details, fields), shop.at());

describe('a folder whose files an older version masked', () => {
  it('has not changed, and gets no commit, however often it is read', async () => {
    for (const full of [true, false, true]) {
      const result = await shop.snapshot({ full });
      expect(result).toMatchObject({ revision: null, changes: { campaigns: [] }, notes: [], warnings: [] });
    }
    expect(shop.git('rev-parse', 'HEAD').trim()).toBe(older);
  });

  it('is written again with the next commit, which shows nothing but the edit, and says so once', async () => {
    const edited = idOf('Nothing to mask');
    edit(edited, { description: 'edited' });
    const result = await shop.snapshot({ full: true });
    newer = result.revision ?? '';
    expect(result.changes.campaigns.map(({ id }) => id)).toEqual([edited]);
    expect(result.notes).toEqual([expect.stringMatching(/^masks\.rewritten: The files of \d+ campaigns/)]);
    expect(stored(idOf('A link that ends in a name'))).toContain('Only today 20 % off garden pots');
    expect(stored(idOf('Words that it took for secrets'))).toContain('Kind regards, Anna');
    const planted = ['q8Zk83hHq0pwLm', 'w7Tq93jsLw81xC', 'e6Rk27dPz0qLw9', 'Bn61xTs4vHy8aa', 'dop_v1_'];
    for (const { row } of campaigns) for (const secret of planted) expect(stored(row.id)).not.toContain(secret);
    const again = await shop.snapshot({ full: true });
    expect(again).toMatchObject({ revision: null, changes: { campaigns: [] }, notes: [] });
    const { problems } = await checkCampaignFiles(shop.folder);
    expect(new Set(problems.map(({ kind }) => kind))).toEqual(new Set(['unmasked-secret']));
    expect(problems.map((problem) => problem.file)).toContain(file(idOf('Names that it did not know')));
  });

  it('has a history in which the new masks are no change, for those who have no key too', async () => {
    const config = join(shop.dir, 'brazier.json');
    const text = readFileSync(config, 'utf8');
    const { secretKey, ...rest } = JSON.parse(text);
    const read = async () => {
      const folder = await openAuditFolder(shop.dir, shop.env);
      const history = openHistory(folder);
      const changed = {
        between: (await history.between(older, newer)).campaigns.map(({ id }) => id),
        backwards: (await history.between(newer, older)).campaigns.map(({ id }) => id),
        of: (await history.changesOf(newer)).campaigns.map(({ id }) => id),
        entries: (
          await collect(history.campaignHistory({ workspace: 'production', id: idOf('Names that it did not know') }))
        ).length,
      };
      await folder.close();
      return changed;
    };
    const edited = [idOf('Nothing to mask')];
    expect(await read()).toEqual({ between: edited, backwards: edited, of: edited, entries: 1 });
    writeFileSync(config, JSON.stringify({ ...rest, secretKeyEnv: 'NOT_SET' }));
    const known = await read();
    writeFileSync(config, text);
    expect(known.of).not.toContain(idOf('Names that it did not know'));
    expect(known.of).not.toContain(idOf('Shapes that it did not know'));
  });

  it('is blamed on the snapshot that changed it', async () => {
    for (const name of ['A link that ends in a name', 'Names that it did not know', 'Words that it took for secrets']) {
      const lines = await openHistory(shop.folder).blame({ workspace: 'production', id: idOf(name) }, ['messages']);
      expect(new Set(lines.map(({ since }) => since.revision)), name).toEqual(new Set([older]));
    }
  });

  it('is then what today’s rules write, but where nobody could tell later that both are one text', async () => {
    const masker = createMasker({ key });
    const kept: Json[] = [];
    for (const { row, details } of campaigns) {
      const { state } = await openHistory(shop.folder).show({ workspace: 'production', id: row.id });
      const { messages } = masker.mask({ id: row.id, list: row, details }).state.details;
      if (!jsonEqual(state.details['messages'] as Json, messages as Json)) kept.push(row['name'] as string);
    }
    const overlapping = [
      'Such a link before a secret',
      'A header with quotes',
      'A key that is cut off',
      'Headers as JSON in a text',
    ];
    expect(kept).toEqual(overlapping);
  });

  it('shows a real edit of a masked text as one, and keeps what it says', async () => {
    const id = idOf('Names that it did not know');
    const body = '{"db_pass":"another0Secret7","service_key":"Bn61xTs4vHy8aa"}';
    shop.world.editCampaign(
      id,
      (details) => {
        for (const message of Object.values(details['messages'] as JsonObject))
          Object.assign(message as JsonObject, { body });
      },
      shop.at(),
    );
    const result = await shop.snapshot();
    expect(result.changes.campaigns).toMatchObject([{ id, changes: [{ path: ['messages', 'variation-1', 'body'] }] }]);
    expect(JSON.stringify(result.changes)).not.toMatch(/another0Secret7|e6Rk27dPz0qLw9/);
  });

  it('says what was changed back since the older version, and nothing of the masks that are others now', async () => {
    const names = ['A link that ends in a name', 'Words that it took for secrets', 'Extras', 'Lines of headers'];
    for (const description of ['for a while', '']) {
      for (const name of names) edit(idOf(name), { description });
      await shop.snapshot();
    }
    for (const name of names) edit(idOf(name), { tags: ['new'] });
    await shop.snapshot();
    const { campaigns: differing, reverted } = await openHistory(shop.folder).between(older, undefined);
    const told = new Map(reverted.map(({ name, changes }) => [name, changes.map(({ path }) => path.join('/'))]));
    for (const name of names) expect(told.get(name), name).toEqual(['description']);
    expect(reverted).toHaveLength(names.length);
    for (const { name, changes } of differing.filter((campaign) => names.includes(campaign.name)))
      expect(new Set(changes.map(({ path }) => path[0])), name).toEqual(new Set(['tags']));
  });
});
