import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { chooseCount } from './support/choose-count.ts';
import { type PlainBraze, recordedCampaigns, startPlainBraze } from './support/plain-braze.ts';
import { brazier, git, temporaryFolder } from './support/program.ts';

const RUNNERS = chooseCount({ short: 4, long: 20 });

describe('runners that snapshot and push to one remote at once', () => {
  const folder = temporaryFolder();
  const remote = join(folder.dir, 'remote.git');
  const seed = join(folder.dir, 'seed');
  let braze: PlainBraze;

  beforeAll(async () => {
    braze = await startPlainBraze(recordedCampaigns());
    git(folder.dir, 'init', '-q', '--bare', '-b', 'main', remote);
    git(folder.dir, 'clone', '-q', remote, seed);
    git(seed, 'checkout', '-q', '-B', 'main');
    const made = await brazier(seed, ['init', '.', '--workspace', 'production', '--endpoint', braze.endpoint]);
    expect(made, made.stderr).toMatchObject({ code: 0 });
    git(seed, 'push', '-q', '-u', 'origin', 'main');
    const first = await brazier(seed, ['snapshot', '--push']);
    expect(first, first.stderr).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    await braze.close();
    folder.remove();
  });

  it('lose no state: each recorded description is in the history or older than one that is', async () => {
    const campaign = braze.campaigns[0];
    if (!campaign) throw new Error('no campaign');
    const clones = Array.from({ length: RUNNERS }, (_, index) => {
      const dir = join(folder.dir, `runner-${index}`);
      git(folder.dir, 'clone', '-q', remote, dir);
      return dir;
    });
    let edits = 0;
    // The workspace is edited while they run, so that they see different states.
    const editing = setInterval(() => {
      edits += 1;
      campaign.details = { ...campaign.details, description: `edit ${edits}` };
      campaign.row = { ...campaign.row, last_edited: new Date(Date.UTC(2026, 2, 1, 10, 0, edits)).toISOString() };
    }, 250);
    const outcomes = await Promise.all(clones.map((dir) => brazier(dir, ['snapshot', '--push', '--quiet'])));
    clearInterval(editing);
    for (const outcome of outcomes) expect([0, 7, 8], outcome.stderr).toContain(outcome.code);
    // Those that could not push in five rounds say so; the next run sends what they have.
    for (const [index, outcome] of outcomes.entries()) {
      if (outcome.code === 8) {
        const again = await brazier(clones[index] ?? '', ['snapshot', '--push', '--quiet']);
        expect(again.code, again.stderr).toBe(0);
      }
    }
    const last = await brazier(clones[0] ?? '', ['snapshot', '--push', '--quiet']);
    expect(last.code, last.stderr).toBe(0);
    const history = git(remote, 'log', '--first-parent', '--reverse', '-p', '--format=', 'main', '--', 'workspaces');
    const recorded = [...history.matchAll(/^\+\s+"description": "edit (\d+)"/gm)].map((match) => Number(match[1]));
    expect(recorded).toEqual([...recorded].sort((left, right) => left - right));
    expect(new Set(recorded).size).toBe(recorded.length);
    expect(recorded.at(-1)).toBe(edits);
    expect(git(remote, 'fsck', '--strict', '--no-dangling')).toBe('');
  });
});
