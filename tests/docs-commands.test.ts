import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type PlainBraze, recordedCampaigns, startPlainBraze } from './support/plain-braze.ts';
import { API_KEY, brazier, git, PROGRAM, temporaryFolder } from './support/program.ts';
import { runShell, type ShellStep } from './support/shell.ts';

const read = (path: string): string => readFileSync(fileURLToPath(new URL(`../${path}`, import.meta.url)), 'utf8');
const PAGE = read('docs/reliability.md');
const OTHER_KEY = 'key-of-another-workspace';
const SECRET = 'committed-by-hand-77';

/** The commands below a heading, or below a line of text. */
function commandsBelow(page: string, place: string): string {
  const found = page.indexOf(`\n${place}\n`);
  const block = /```sh\n([\s\S]*?)```/.exec(found < 0 ? '' : page.slice(found));
  if (!block?.[1]) throw new Error(`there are no commands below “${place}”`);
  return block[1];
}

describe('the tests that docs/reliability.md names', () => {
  const named = [...PAGE.matchAll(/\[[\w.-]+\]\(\.\.\/([\w./-]+\.test\.tsx?)\)((?: `[^`]+`)+)/g)].flatMap(
    ([, path = '', titles = '']) => [...titles.matchAll(/`([^`]+)`/g)].map(([, title = '']) => ({ path, title })),
  );

  it('are named for each promise', () => {
    const promises = PAGE.split('## What is not promised')[0]?.match(/^\| (?!promise|---).*$/gm) ?? [];
    expect(promises.length).toBeGreaterThan(15);
    for (const promise of promises) expect(promise).toMatch(/\.test\.ts\) `/);
    expect(named.length).toBeGreaterThan(promises.length);
  });

  it.each(named)('$path has “$title”', ({ path, title }) => {
    expect(existsSync(fileURLToPath(new URL(`../${path}`, import.meta.url)))).toBe(true);
    expect(read(path)).toContain(`'${title}'`);
  });
});

interface Place {
  top: string;
  dir: string;
  remote: string;
  braze: PlainBraze;
  head(): string;
  /** The campaign files as they were committed. */
  tree(revision?: string): string;
  /** What the newest snapshot changed. */
  changes(): Promise<{ campaigns: { changes: unknown[] }[] }>;
}

interface Scene {
  /** The heading, or the line of text, above the commands. */
  below: string;
  arrange(place: Place): void | Promise<void>;
  /** Words of the commands that stand for something: what is written, and what it is here. */
  words?(place: Place): Record<string, string>;
  /** Where the commands are run; the audit folder by default. */
  at?(place: Place): string;
  check(place: Place, steps: ShellStep[], before: string): void | Promise<void>;
}

const commit = (place: Place, message: string) =>
  git(place.dir, '-c', 'user.name=x', '-c', 'user.email=x@y', 'commit', '-qam', message);
const secretFile = (place: Place): string =>
  join(place.dir, git(place.dir, 'grep', '-l', 'brazier:secret:', '--', 'workspaces').split('\n')[0] ?? 'missing');
const otherFile = (place: Place): string =>
  git(place.dir, 'ls-files', 'workspaces')
    .split('\n')
    .map((file) => join(place.dir, file))
    .find((file) => file !== secretFile(place)) ?? 'missing';
const masks = (place: Place): string[] =>
  git(place.dir, 'grep', '-ho', '-E', 'brazier:secret:[0-9a-f]{32}', '--', 'workspaces').trim().split('\n');
const editOne = ({ braze }: Place) => {
  const [campaign] = braze.campaigns;
  if (campaign) campaign.details['description'] = 'edited';
  if (campaign) campaign.row['last_edited'] = '2026-03-01T10:00:00+00:00';
};
const another = (braze: PlainBraze) => {
  const theirs = recordedCampaigns().map((campaign, index) => ({
    ...campaign,
    id: `other-${index}`,
    row: { ...campaign.row, id: `other-${index}` },
  }));
  braze.intercept = (url, response, request) => {
    if (request.headers.authorization !== `Bearer ${OTHER_KEY}`) return false;
    const id = url.searchParams.get('campaign_id');
    const details = theirs.find((campaign) => campaign.id === id)?.details;
    const isFirst = (url.searchParams.get('page') ?? '0') === '0';
    const list = { message: 'success', campaigns: isFirst ? theirs.map(({ row }) => row) : [] };
    const body = id === null ? list : (details ?? { message: 'Invalid Campaign ID' });
    response.writeHead(id === null || details ? 200 : 400, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body));
    return true;
  };
};
const asAnother = () => ({ 'export BRAZE_API_KEY=…': `export BRAZE_API_KEY=${API_KEY}` });
const showsOnlyMasks = async (place: Place, _steps: ShellStep[], before: string) => {
  const { campaigns } = await place.changes();
  expect(campaigns).toHaveLength(1);
  expect(campaigns[0]?.changes.length).toBeGreaterThan(3);
  for (const change of campaigns[0]?.changes ?? []) {
    expect(JSON.stringify(change)).toMatch(/"before":.*brazier:secret:.*"after":.*brazier:secret:/);
  }
  expect(place.tree()).not.toBe(before);
};

const SCENES: Scene[] = [
  {
    below: 'Another key in `brazier.json`:',
    arrange: () => {},
    check: showsOnlyMasks,
  },
  {
    below:
      'Out of the repository, into the environment of the job (a secret of your CI service), with a value that was never committed:',
    arrange: () => {},
    check: async (place, steps, before) => {
      await showsOnlyMasks(place, steps, before);
      const config = readFileSync(join(place.dir, 'brazier.json'), 'utf8');
      expect(config).toContain('"secretKeyEnv": "BRAZIER_SECRET_KEY"');
      expect(config).not.toContain('"secretKey"');
    },
  },
  {
    below: '### A file is damaged',
    arrange: (place) => {
      writeFileSync(otherFile(place), '<<<<<<< HEAD\n{');
      commit(place, 'Damage one');
      rmSync(secretFile(place));
    },
    check: (place, _steps, before) => {
      expect(place.tree()).toBe(before);
      expect(git(place.dir, 'status', '--porcelain')).toBe('');
    },
  },
  {
    below: '### The clone is gone',
    arrange: (place) => {
      rmSync(place.dir, { recursive: true });
      editOne(place);
    },
    words: ({ remote }) => ({ '"$REMOTE"': remote }),
    at: ({ top }) => top,
    check: async (place) => {
      expect((await place.changes()).campaigns).toHaveLength(1);
      expect(git(place.remote, 'rev-parse', 'main').trim()).toBe(place.head());
    },
  },
  {
    below: '### The remote is gone',
    arrange: (place) => {
      rmSync(place.remote, { recursive: true });
      git(place.top, 'init', '-q', '--bare', '-b', 'main', 'new.git');
      editOne(place);
    },
    words: ({ top }) => ({ '"$NEW_REMOTE"': join(top, 'new.git') }),
    check: (place) => {
      const remote = join(place.top, 'new.git');
      expect(git(remote, 'rev-parse', 'main').trim()).toBe(place.head());
      expect(git(remote, 'rev-parse', 'refs/brazier/runs')).toBe(git(place.dir, 'rev-parse', 'refs/brazier/runs'));
    },
  },
  {
    below: "### The remote's history was rewritten",
    arrange: (place) => {
      const other = join(place.top, 'other');
      git(place.top, 'clone', '-q', place.remote, other);
      git(other, 'checkout', '-q', '--orphan', 'squashed');
      git(other, '-c', 'user.name=x', '-c', 'user.email=x@y', 'commit', '-qm', 'All in one');
      git(other, 'push', '-qf', 'origin', 'squashed:main');
      editOne(place);
    },
    check: (place) => {
      expect(git(place.remote, 'rev-parse', 'main').trim()).toBe(place.head());
      expect(git(place.remote, 'log', '--format=%s', 'main')).toContain('Start the audit of production');
      expect(git(place.dir, 'log', '-1', '--format=%s', 'rewritten').trim()).toBe('All in one');
    },
  },
  {
    below: '### A wrong key listed another workspace',
    arrange: ({ braze }) => another(braze),
    words: asAnother,
    check: (place, steps, before) => {
      expect(steps[0]?.stderr).toContain('another workspace');
      expect(place.tree()).toBe(before);
    },
  },
  {
    below: '### Another workspace, or a mass removal that was none, was recorded',
    arrange: async (place) => {
      another(place.braze);
      const before = place.tree();
      const outcome = await brazier(place.dir, ['snapshot', '--allow-removals'], { BRAZE_API_KEY: OTHER_KEY });
      expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
      expect(place.tree()).not.toBe(before);
      place.braze.intercept = () => false;
    },
    check: (place, _steps, before) => expect(place.tree()).toBe(before),
  },
  {
    below: '### A mass removal was real',
    arrange: ({ braze }) => {
      braze.campaigns = braze.campaigns.slice(0, 10);
    },
    check: (place, steps) => {
      const override = steps[1]?.command.replace(' --dry-run', '') ?? 'missing';
      expect(steps[0]?.stderr).toContain(override);
      expect(steps[2]?.command).toBe(override);
      expect(place.tree().trim().split('\n')).toHaveLength(10);
    },
  },
  {
    below: '### A secret was committed',
    arrange: (place) => {
      const file = secretFile(place);
      const kept = readFileSync(file, 'utf8');
      writeFileSync(file, kept.replace(/(Bearer )brazier:secret:[0-9a-f]{32}/, `$1${SECRET}`));
      commit(place, 'By hand');
      git(place.dir, 'push', '-q', 'origin', 'main');
    },
    words: () => ({ 'SECRET=…': `SECRET=${SECRET}` }),
    check: (place, steps, before) => {
      expect(steps[0]?.stdout).toContain('unmasked-secret');
      expect(place.tree()).toBe(before);
      expect(masks(place).join()).not.toContain('0000000000000000');
      expect(git(place.dir, 'cat-file', '--batch-all-objects', '--batch')).not.toContain(SECRET);
      expect(git(place.remote, 'log', '-p', '--all')).not.toContain(SECRET);
      expect(git(place.remote, 'rev-parse', 'main').trim()).toBe(place.head());
    },
  },
  {
    below: '### A lock is held by nobody',
    arrange: (place) => {
      const holder = { pid: 1, host: 'another-machine', since: new Date().toISOString() };
      mkdirSync(join(place.dir, '.git/brazier'), { recursive: true });
      writeFileSync(join(place.dir, '.git/brazier/lock'), JSON.stringify(holder));
    },
    check: (_place, steps) => expect(steps[0]?.stderr).toContain(steps[1]?.command.replace('rm ', '')),
  },
];

describe('the commands of docs/reliability.md', () => {
  // A folder with a first snapshot and its remote, which each scene gets a copy of.
  const template = temporaryFolder();
  const folder = { remove: () => {} };
  let braze: PlainBraze;
  let place: Place;

  beforeAll(async () => {
    const [dir, remote] = [join(template.dir, 'audit'), join(template.dir, 'remote.git')];
    braze = await startPlainBraze(recordedCampaigns());
    git(template.dir, 'init', '-q', '--bare', '-b', 'main', remote);
    git(template.dir, 'init', '-q', '-b', 'main', dir);
    git(dir, 'remote', 'add', 'origin', remote);
    git(dir, 'config', 'user.name', 'Auditor');
    git(dir, 'config', 'user.email', 'auditor@example.com');
    for (const args of [['init', '.', '--endpoint', braze.endpoint], ['snapshot']]) {
      const outcome = await brazier(dir, args);
      expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
    }
    git(dir, 'push', '-q', '-u', 'origin', 'main');
  });
  beforeEach(() => {
    const made = temporaryFolder();
    folder.remove = made.remove;
    const [dir, remote] = [join(made.dir, 'audit'), join(made.dir, 'remote.git')];
    cpSync(template.dir, made.dir, { recursive: true, preserveTimestamps: true });
    git(dir, 'remote', 'set-url', 'origin', remote);
    braze.campaigns = recordedCampaigns();
    braze.intercept = () => false;
    place = {
      top: made.dir,
      dir,
      remote,
      braze,
      head: () => git(dir, 'rev-parse', 'HEAD').trim(),
      tree: (revision = 'HEAD') => git(dir, 'ls-tree', '-r', revision, 'workspaces'),
      changes: async () => JSON.parse((await brazier(dir, ['diff', '--format', 'json'])).stdout),
    };
  });
  afterEach(() => folder.remove());
  afterAll(async () => {
    await braze.close();
    template.remove();
  });

  it('are all run here', () => {
    const blocks = PAGE.match(/^```sh$/gm) ?? [];
    const run = new Set(SCENES.map(({ below }) => commandsBelow(PAGE, below)));
    expect(run.size).toBe(SCENES.length);
    expect(blocks).toHaveLength(SCENES.length);
  });

  it.each(SCENES)('$below', async (scene) => {
    const before = place.tree();
    await scene.arrange(place);
    let script = commandsBelow(PAGE, scene.below);
    for (const [written, here] of Object.entries(scene.words?.(place) ?? {})) {
      expect(script).toContain(written);
      script = script.replace(written, here);
    }
    expect(script).not.toMatch(/…/);
    const env = scene.below.startsWith('### A wrong key') ? { BRAZE_API_KEY: OTHER_KEY } : {};
    const steps = await runShell(script, { cwd: scene.at?.(place) ?? place.dir, home: place.top, env });
    for (const { command, code, expected, stderr } of steps) {
      expect({ command, code }, stderr).toEqual({ command, code: expected });
    }
    await scene.check(place, steps, before);
  });
});

describe('the commands of README.md for a workspace of one’s own', () => {
  it('make an audit folder and its first snapshot', async () => {
    const folder = temporaryFolder();
    const braze = await startPlainBraze(recordedCampaigns());
    try {
      const readme = read('README.md');
      const script = commandsBelow(readme, '## Use it on your workspace')
        .replace('https://rest.iad-01.braze.com', braze.endpoint)
        .replace('BRAZE_API_KEY=…', `BRAZE_API_KEY=${API_KEY}`);
      const clone = join(folder.dir, 'clone');
      mkdirSync(join(clone, 'apps/brazier'), { recursive: true });
      symlinkSync(dirname(PROGRAM), join(clone, 'apps/brazier/dist'));
      const steps = await runShell(script, { cwd: clone, home: folder.dir, env: { BRAZE_API_KEY: '' } });
      expect(steps).toHaveLength(5);
      for (const { command, code, stderr } of steps) expect({ command, code }, stderr).toEqual({ command, code: 0 });
      const dir = join(folder.dir, 'braze-audit');
      expect(git(dir, 'ls-files', 'workspaces').trim().split('\n')).toHaveLength(braze.campaigns.length);
      const status = await brazier(dir, ['status', '--max-age', '24h']);
      expect(status, status.stderr).toMatchObject({ code: 0 });
      expect(readFileSync(join(dir, 'brazier.json'), 'utf8')).not.toContain(API_KEY);
      expect(await brazier(dir, ['init', '--ci', 'github'])).toMatchObject({ code: 0 });
      const job = /run: (.*)/.exec(readFileSync(join(dir, '.github/workflows/brazier.yml'), 'utf8'))?.[1] ?? '';
      git(folder.dir, 'init', '-q', '--bare', 'remote.git');
      git(dir, 'remote', 'add', 'origin', join(folder.dir, 'remote.git'));
      const [run] = await runShell(job, { cwd: dir, home: folder.dir });
      expect(run, run?.stderr).toMatchObject({ command: 'node .brazier/brazier.mjs snapshot --push', code: 0 });
      expect(git(join(folder.dir, 'remote.git'), 'for-each-ref', 'refs/heads')).not.toBe('');
    } finally {
      await braze.close();
      folder.remove();
    }
  });
});

it('no page has anybody run a package of ours by its name, which is not published', () => {
  const pages = git(fileURLToPath(new URL('..', import.meta.url)), 'ls-files', '*.md')
    .trim()
    .split('\n');
  expect(pages).toContain('README.md');
  for (const page of pages)
    expect(read(page), page).not.toMatch(/\b(npx|dlx|npm (i|install|exec)|pnpm add) [^`\n]*\bbrazier\b/);
});

it('the engines of our tools are checked against the Node that the workspace brings', () => {
  const { devDependencies } = JSON.parse(read('package.json'));
  expect(read('pnpm-workspace.yaml')).toContain(`\nnodeVersion: ${devDependencies.node}\n`);
});
