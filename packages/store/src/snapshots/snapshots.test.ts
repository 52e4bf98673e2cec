import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { listCampaignFiles, openAuditFolder, readCampaign, resolveSnapshot, snapshots } from '../index.ts';
import {
  campaign,
  commitIn,
  env,
  file,
  gitIn,
  START,
  snapshotsOf,
  temporaryFolder,
} from '../testing/temporary-folder.ts';

const at = temporaryFolder();

describe('reading history', () => {
  it('gives snapshots newest first with trailers and blobs, and passes over other commits and migrations', async () => {
    const first = await commitIn(
      at.folder,
      { [file('aaa')]: campaign('aaa', 'A') },
      START,
      'One\n\n* x\n\nBrazier-Complete: full\nBrazier-Changes: 1\n',
    );
    writeFileSync(join(at.folder.dir, 'notes.md'), 'x');
    gitIn(at.folder.dir, 'add', 'notes.md');
    gitIn(at.folder.dir, 'commit', '-qm', 'Notes');
    await commitIn(
      at.folder,
      { [file('aaa')]: `${campaign('aaa', 'A')} ` },
      START + 10,
      'Migrate\n\nBrazier-Migration: 1 2\n',
    );
    const last = await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'B') }, START + 20, 'Two\n');
    const found = await snapshotsOf(at.folder);
    expect(found.map(({ revision, subject }) => [revision, subject])).toEqual([
      [last.revision, 'Two'],
      [first.revision, 'One'],
    ]);
    expect(found[1]?.trailers).toEqual({ 'Brazier-Complete': ['full'], 'Brazier-Changes': ['1'] });
    expect(found[1]?.files).toMatchObject([{ workspace: 'production', id: 'aaa', before: null }]);
    const [{ objectId } = { objectId: '' }] = await listCampaignFiles(at.folder, first.revision);
    expect(await readCampaign(at.folder, 'production', 'aaa', objectId)).toMatchObject({
      id: 'aaa',
      details: { name: 'A' },
    });
  });

  it('reads many blobs at once through one process, and refuses one that is not there', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `c${index}x`);
    await commitIn(at.folder, Object.fromEntries(names.map((id) => [file(id), campaign(id, 'é'.repeat(2000) + id)])));
    const listed = await listCampaignFiles(at.folder, 'HEAD');
    const read = await Promise.all(
      listed.map(({ id, objectId }) => readCampaign(at.folder, 'production', id, objectId)),
    );
    expect(read.map(({ id }) => id).sort()).toEqual([...names].sort());
    await expect(at.folder.blobs.read('0'.repeat(40))).rejects.toMatchObject({ name: 'GitError' });
    await expect(at.folder.blobs.read(listed[0]?.objectId ?? '')).resolves.toContain('formatVersion');
  });

  it('a date means the newest snapshot at or before it, a bare day its end; a revision means its tree', async () => {
    const first = await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A') }, START);
    const second = await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'B') }, START + 86_400);
    expect((await resolveSnapshot(at.folder)).revision).toBe(second.revision);
    expect(await resolveSnapshot(at.folder, '2026-01-01')).toEqual({
      revision: first.revision,
      time: '2026-01-01T00:00:00Z',
    });
    expect((await resolveSnapshot(at.folder, '2026-01-02T00:00:00Z')).revision).toBe(second.revision);
    expect((await resolveSnapshot(at.folder, 'HEAD~1')).revision).toBe(first.revision);
    await expect(resolveSnapshot(at.folder, '2025-12-31')).rejects.toMatchObject({ name: 'UnknownRevisionError' });
    await expect(resolveSnapshot(at.folder, '--output=x')).rejects.toMatchObject({ name: 'UnknownRevisionError' });
  });

  it('without a snapshot says so', async () => {
    await expect(resolveSnapshot(at.folder)).rejects.toMatchObject({ name: 'NoSnapshotError' });
  });

  it('marks where a shallow clone ends', async () => {
    await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'A') });
    await commitIn(at.folder, { [file('aaa')]: campaign('aaa', 'B') });
    execFileSync('git', ['clone', '-q', '--depth', '1', `file://${at.folder.dir}`, join(at.root, 'shallow')], { env });
    const shallow = await openAuditFolder(join(at.root, 'shallow'), env);
    const found = [];
    for await (const snapshot of snapshots(shallow)) found.push(snapshot.boundary);
    expect(found).toEqual([true]);
    await expect(resolveSnapshot(shallow, '2025-01-01')).rejects.toMatchObject({ name: 'ShallowHistoryError' });
    await shallow.close();
  });
});
