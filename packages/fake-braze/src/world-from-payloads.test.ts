import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { worldFromPayloads } from './index.ts';

const payloads = new URL('../../schema/fixtures/payloads/', import.meta.url);
const read = (name: string) => readFileSync(new URL(name, payloads), 'utf8');
const pages = [0, 1, 2, 3].map((page) => read(`list-page-${page}.json`));
const index: Record<string, string> = JSON.parse(read('index.json'));
const idOf = (file: string) => String(index[file]);
const bodies = Object.fromEntries(
  Object.entries(index)
    .filter(([file]) => !file.includes('post-launch-draft'))
    .map(([file, id]) => [
      id,
      file.includes('post-launch-live')
        ? { live: read(file), draft: read('details-22-post-launch-draft.json') }
        : { live: read(file) },
    ]),
);
const query = { page: 0, includeArchived: true, descending: false, editedAfter: null };

describe('a world of recorded answers', () => {
  it('serves every details body to the byte, and the draft beside the live version', () => {
    const world = worldFromPayloads(pages, bodies);
    for (const [file, id] of Object.entries(index)) {
      expect(world.detailsBody(id, { draft: file.includes('draft.json') })).toBe(read(file));
    }
    expect(world.detailsBody(idOf('details-01-seed-email.json'), { draft: true })).toBe(
      read('details-01-seed-email.json'),
    );
  });

  it('serves every row, page by page, archived ones only on demand', () => {
    const world = worldFromPayloads(pages, bodies);
    for (const [page, body] of pages.entries())
      expect(world.listPage({ ...query, page })).toEqual(JSON.parse(body).campaigns);
    const unarchived = world.listPage({ ...query, includeArchived: false }).map((row) => row.id);
    expect(unarchived).not.toContain(idOf('details-19-archived.json'));
  });

  it('a listed campaign without details answers that there is none', () => {
    const world = worldFromPayloads(pages, {});
    expect(world.detailsBody(idOf('details-01-seed-email.json'))).toBeNull();
  });

  it('can be edited: only what was edited is written anew', () => {
    const world = worldFromPayloads(pages, bodies);
    const id = idOf('details-25-odd-keys.json');
    world.editCampaign(id, (details) => Object.assign(details, { name: 'Even keys' }), { at: '2026-03-01T10:00:00Z' });
    expect(JSON.parse(world.detailsBody(id) ?? '')).toEqual({
      ...JSON.parse(read('details-25-odd-keys.json')),
      name: 'Even keys',
      updated_at: '2026-03-01T10:00:00Z',
    });
    expect(world.detailsBody(idOf('details-24-hostile-text.json'))).toBe(read('details-24-hostile-text.json'));
  });

  it('refuses details of a campaign that no page lists', () => {
    expect(() => worldFromPayloads(pages, { stray: { live: '{}' } })).toThrow('No page lists the campaign stray');
  });
});
