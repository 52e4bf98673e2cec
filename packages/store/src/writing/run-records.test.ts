import { describe, expect, it } from 'vitest';
import { readRunRecords, writeRunRecords } from '../index.ts';
import { gitIn, START, temporaryFolder } from '../testing/temporary-folder.ts';

const at = temporaryFolder();

describe('run records', () => {
  it('stand on a reference of their own, the newest of each workspace', async () => {
    const record = (time: string) => ({ time, complete: true, lastFullSweep: null, failed: [], listed: 1 });
    const head = gitIn(at.folder.dir, 'rev-parse', 'HEAD');
    await writeRunRecords(
      at.folder,
      { production: record('2026-01-01T00:00:00Z'), staging: record('2026-01-01T00:00:00Z') },
      START,
    );
    await writeRunRecords(at.folder, { production: record('2026-01-02T00:00:00Z') }, START);
    await writeRunRecords(at.folder, { staging: record('2025-01-01T00:00:00Z') }, START);
    expect(await readRunRecords(at.folder)).toEqual({
      production: record('2026-01-02T00:00:00Z'),
      staging: record('2026-01-01T00:00:00Z'),
    });
    expect(gitIn(at.folder.dir, 'rev-parse', 'HEAD')).toBe(head);
    expect(gitIn(at.folder.dir, 'status', '--porcelain')).toBe('');
  });
});
