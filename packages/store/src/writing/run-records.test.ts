import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { openAuditFolder, readRunRecords, runHistory, writeRunRecords } from '../index.ts';
import { env, gitIn, make, START, temporaryFolder } from '../testing/temporary-folder.ts';

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

  it('keep a failure until something is obtained again, whichever side of two clones knows of it', async () => {
    const record = (time: string) => ({ time, complete: true, lastFullSweep: null, failed: [], listed: 1 });
    const failure = { time: '2026-01-03T00:00:00Z', reason: 'Braze refused the key.' };
    const failed = { ...record('2026-01-01T00:00:00Z'), failure };
    await writeRunRecords(at.folder, { production: failed }, START);
    expect(await readRunRecords(at.folder)).toEqual({ production: failed });
    await writeRunRecords(at.folder, { production: record('2026-01-02T00:00:00Z') }, START);
    expect(await readRunRecords(at.folder)).toEqual({ production: { ...record('2026-01-02T00:00:00Z'), failure } });
    await writeRunRecords(at.folder, { production: record('2026-01-04T00:00:00Z') }, START);
    await writeRunRecords(at.folder, { production: failed }, START);
    expect(await readRunRecords(at.folder)).toEqual({ production: record('2026-01-04T00:00:00Z') });
  });

  it('of a workspace of which nothing was obtained yet say why, and give way to the first that obtained something', async () => {
    const failure = { time: '2026-01-03T00:00:00Z', reason: 'Braze refused the key.' };
    const never = { time: null, complete: false, lastFullSweep: null, failed: [], listed: 0, failure };
    const first = { ...never, time: failure.time, complete: true, lastFullSweep: failure.time, failure: undefined };
    await writeRunRecords(at.folder, { production: never }, START);
    expect(await readRunRecords(at.folder)).toEqual({ production: never });
    // Within the second of the failure, as may be the next failure.
    await writeRunRecords(at.folder, { production: first }, START);
    expect((await readRunRecords(at.folder))['production']).not.toHaveProperty('failure');
    await writeRunRecords(at.folder, { production: { ...first, failure } }, START);
    expect((await readRunRecords(at.folder))['production']).toEqual({ ...first, failure });
  });

  it('of one audit folder are no other’s in the same repository, whatever its workspaces are called', async () => {
    const record = (time: string) => ({ time, complete: true, lastFullSweep: null, failed: [], listed: 1 });
    await make(join(at.folder.dir, 'it’s "below"'));
    const below = await openAuditFolder(join(at.folder.dir, 'it’s "below"'), env);
    await writeRunRecords(at.folder, { production: record('2026-01-02T00:00:00Z') }, START);
    expect(await readRunRecords(below)).toEqual({});
    await writeRunRecords(below, { production: record('2026-01-01T00:00:00Z') }, START);
    expect(await readRunRecords(below)).toEqual({ production: record('2026-01-01T00:00:00Z') });
    expect(await readRunRecords(at.folder)).toEqual({ production: record('2026-01-02T00:00:00Z') });
    await below.close();
  });

  it('are told run by run, newest first, also those that are not the newest any more', async () => {
    const record = (time: string, complete = true) => ({ time, complete, lastFullSweep: null, failed: [], listed: 1 });
    const runs = async () => {
      const told: unknown[] = [];
      for await (const { workspace, time, complete } of runHistory(at.folder)) told.push([workspace, time, complete]);
      return told;
    };
    expect(await runs()).toEqual([]);
    await writeRunRecords(
      at.folder,
      { production: record('2026-01-01T00:00:00Z'), staging: record('2026-01-01T00:00:00Z') },
      START,
    );
    await writeRunRecords(at.folder, { production: record('2026-01-02T00:00:00Z', false) }, START);
    await writeRunRecords(at.folder, { production: record('2026-01-03T00:00:00Z') }, START);
    expect(await runs()).toEqual([
      ['production', '2026-01-03T00:00:00Z', true],
      ['production', '2026-01-02T00:00:00Z', false],
      ['production', '2026-01-01T00:00:00Z', true],
      ['staging', '2026-01-01T00:00:00Z', true],
    ]);
  });
});
