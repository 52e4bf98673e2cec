import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseCount } from './support/choose-count.ts';
import { type PlainBraze, recordedCampaigns, startPlainBraze } from './support/plain-braze.ts';
import { brazier, fingerprintFolder, git, temporaryFolder } from './support/program.ts';

const killAt = fileURLToPath(new URL('support/kill-at.mjs', import.meta.url));
const KILL_POINTS = chooseCount({ short: 6, long: 60 });

type Body = Record<string, unknown>;

/** The recorded state after it: everything committed under workspaces/, and what is on disk. */
function stateOf(dir: string) {
  return {
    committed: git(dir, 'ls-tree', '-r', 'HEAD', 'audit/workspaces'),
    files: fingerprintFolder(join(dir, 'audit')),
    snapshots: Number(git(dir, 'rev-list', '--count', 'HEAD')),
    status: git(dir, 'status', '--porcelain'),
  };
}

describe('a run killed at any step', () => {
  const folder = temporaryFolder();
  const remote = join(folder.dir, 'remote.git');
  const origin = join(folder.dir, 'origin');
  let braze: PlainBraze;
  let steps: string[];
  let undisturbed: ReturnType<typeof stateOf>;

  const run = (dir: string, env: Record<string, string>) =>
    brazier(join(dir, 'audit'), ['snapshot', '--push', '--quiet'], { NODE_OPTIONS: '', ...env });
  const copyTo = (name: string) => {
    const dir = join(folder.dir, name);
    cpSync(origin, dir, { recursive: true });
    cpSync(remote, join(folder.dir, `${name}.git`), { recursive: true });
    git(dir, 'remote', 'set-url', 'origin', join(folder.dir, `${name}.git`));
    return dir;
  };

  beforeAll(async () => {
    braze = await startPlainBraze(recordedCampaigns());
    git(folder.dir, 'init', '-q', '--bare', '-b', 'main', remote);
    git(folder.dir, 'init', '-q', '-b', 'main', origin);
    git(origin, 'remote', 'add', 'origin', remote);
    git(origin, 'config', 'user.name', 'Auditor');
    git(origin, 'config', 'user.email', 'auditor@example.com');
    const made = await brazier(origin, ['init', 'audit', '--workspace', 'production', '--endpoint', braze.endpoint]);
    expect(made, made.stderr).toMatchObject({ code: 0 });
    git(origin, 'push', '-q', '-u', 'origin', 'main');
    const first = await brazier(join(origin, 'audit'), ['snapshot', '--push']);
    expect(first, first.stderr).toMatchObject({ code: 0 });
    // What a second run must record: three edits, one of them in a large body, and a removal.
    for (const [index, campaign] of braze.campaigns.slice(0, 3).entries()) {
      campaign.details['description'] = `edited ${index}`;
      campaign.row['last_edited'] = '2026-03-01T10:00:00+00:00';
    }
    const [message] = Object.values((braze.campaigns[2]?.details['messages'] ?? {}) as Record<string, Body>);
    if (message) message['body'] = `${String(message['body'])}<p>one more</p>`;
    braze.campaigns = braze.campaigns.filter(({ details }) => details['name'] !== 'Win back');
    const counted = copyTo('counted');
    const countTo = join(folder.dir, 'steps.json');
    const outcome = await run(counted, { NODE_OPTIONS: `--import=${killAt}`, BRAZIER_COUNT_TO: countTo });
    expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
    steps = JSON.parse(readFileSync(countTo, 'utf8')) as string[];
    undisturbed = stateOf(counted);
  });
  afterAll(async () => {
    await braze.close();
    folder.remove();
  });

  it('there are at least 50 such steps, of every kind', () => {
    expect(steps.length).toBeGreaterThanOrEqual(50);
    for (const kind of ['rename', 'git update-ref', 'git push']) expect(steps.join('\n')).toContain(kind);
  });

  it('leaves the old state or the new, and the next plain run ends where an undisturbed one does', async () => {
    const step = Math.max(1, steps.length / KILL_POINTS);
    const points = new Set(
      Array.from({ length: KILL_POINTS }, (_, index) => Math.min(steps.length, 1 + Math.floor(index * step))),
    );
    for (const point of points) {
      const name = `killed-${point}`;
      const dir = copyTo(name);
      const old = git(dir, 'rev-parse', 'HEAD');
      const killed = await run(dir, { NODE_OPTIONS: `--import=${killAt}`, BRAZIER_KILL_AT: String(point) });
      const at = `killed ${steps[point - 1]} (step ${point}); ${killed.stderr}`;
      expect(killed.code, at).toBe(null);
      const tree = git(dir, 'ls-tree', '-r', 'HEAD', 'audit/workspaces');
      expect(git(dir, 'rev-parse', 'HEAD') === old || tree === undisturbed.committed, at).toBe(true);
      const next = await run(dir, {});
      expect(next.code, `${at}; then: ${next.stderr}`).toBe(0);
      expect(stateOf(dir), at).toEqual(undisturbed);
      expect(git(dir, 'fsck', '--strict', '--no-dangling'), at).toBe('');
      expect(git(join(folder.dir, `${name}.git`), 'ls-tree', '-r', 'main', 'audit/workspaces'), at).toBe(
        undisturbed.committed,
      );
    }
  });
});
