import { setTimeout as sleep } from 'node:timers/promises';
import { type FakeBraze, startFakeBraze } from '@brazier/fake-braze';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { type PtyScreen, startPty } from '../apps/brazier/src/tui/fixtures/pseudo-terminal.ts';
import { brazier, fingerprintFolder, git, PROGRAM, temporaryFolder } from './support/program.ts';

/** All that a snapshot could leave behind. */
function tracesIn(dir: string, refs = 'refs') {
  return {
    head: git(dir, 'rev-parse', 'HEAD'),
    refs: git(dir, 'for-each-ref', refs),
    status: git(dir, 'status', '--porcelain'),
    files: fingerprintFolder(dir),
  };
}

describe('the built program on a terminal', () => {
  const { dir, remove } = temporaryFolder();
  const screens: PtyScreen[] = [];
  let braze: FakeBraze;

  const open = (env: Record<string, string> = {}): PtyScreen => {
    const screen = startPty(process.execPath, [PROGRAM], {
      cwd: dir,
      env: { HOME: dir, GIT_CONFIG_GLOBAL: '/dev/null', BRAZE_API_KEY: braze.apiKey, ...env },
    });
    screens.push(screen);
    return screen;
  };
  const opened = async (env?: Record<string, string>): Promise<PtyScreen> => {
    const screen = open(env);
    await screen.until(/^> \d\d:\d\d /);
    return screen;
  };
  const editSome = (count: number): string[] => {
    const ids = braze.world.ids.slice(0, count);
    const at = new Date().toISOString();
    for (const id of ids)
      braze.world.editCampaign(id, (details) => Object.assign(details, { description: `As of ${at}` }), { at });
    return ids;
  };

  beforeAll(async () => {
    braze = await startFakeBraze();
    const env = { BRAZE_API_KEY: braze.apiKey };
    git(dir, 'init', '-q', '-b', 'main');
    git(dir, 'config', 'user.name', 'Auditor');
    git(dir, 'config', 'user.email', 'auditor@example.com');
    const made = await brazier(dir, ['init', '.', '--workspace', 'production', '--endpoint', braze.endpoint], env);
    expect(made, made.stderr).toMatchObject({ code: 0 });
    const first = await brazier(dir, ['snapshot', '--quiet'], env);
    expect(first, first.stderr).toMatchObject({ code: 0 });
  });
  afterEach(() => {
    braze.faults.clear();
    for (const screen of screens.splice(0)) screen.close();
  });
  afterAll(async () => {
    await braze.close();
    remove();
  });

  it('prints the log and exits with 0 where the terminal is dumb', async () => {
    const screen = open({ TERM: 'dumb' });
    expect(await screen.exited).toBe(0);
    expect(screen.written()).toMatch(/campaign “[^”]+” added/);
    expect(screen.written()).not.toContain('\u001b');
  });

  it('says in one sentence that Braze refused the key, in the same view, and writes nothing but that the run failed', async () => {
    // Runs are told apart by the second.
    await sleep(1_000);
    const before = tracesIn(dir, 'refs/heads');
    const screen = await opened({ BRAZE_API_KEY: 'not-the-key' });
    screen.send('s');
    await screen.until('Take a snapshot');
    screen.send('s');
    await screen.until('does not know the API key');
    expect(screen.rows()[0]).toMatch(/^ Timeline /);
    expect(screen.rows().some((row) => row.startsWith('> '))).toBe(true);
    expect(screen.written()).not.toContain('not-the-key');
    expect(tracesIn(dir, 'refs/heads')).toEqual(before);
    screen.close();
    const later = await opened();
    await later.until(/ failed run: production: Braze at /);
  });

  it('stops a snapshot by Esc without a trace', async () => {
    const [id = ''] = editSome(3);
    braze.faults.failDetails(id, { kind: 'hang' }, Number.POSITIVE_INFINITY);
    const before = tracesIn(dir);
    const screen = await opened();
    screen.send('ss');
    await screen.until(/2 of 3 campaigns fetched/);
    screen.send('\u001b');
    await screen.until('stopped: nothing was written');
    expect(tracesIn(dir)).toEqual(before);
    screen.send('q');
    expect(await screen.exited).toBe(0);
    expect(tracesIn(dir)).toEqual(before);
  });

  it('shows the progress of a snapshot and lands on what it found', async () => {
    editSome(2);
    const before = tracesIn(dir);
    const screen = await opened();
    screen.send('ss');
    await screen.until('a snapshot was taken');
    await screen.until(/^ Timeline › /);
    expect(tracesIn(dir).head).not.toBe(before.head);
    expect(git(dir, 'status', '--porcelain')).toBe('');
  });

  it('ends by itself when its terminal is gone', async () => {
    const screen = await opened();
    screen.hangUp();
    await expect.poll(() => isRunning(screen.pid)).toBe(false);
  });
});

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
