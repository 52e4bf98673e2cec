import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, realpathSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative } from 'node:path';
import { type FakeBraze, startFakeBraze, type World, worldFromPayloads } from '@brazier/fake-braze';
import { type AuditFolder, initAuditFolder, openAuditFolder } from '@brazier/store';
import { type SnapshotOptions, type SnapshotResult, takeSnapshot } from '../index.ts';

const payloads = new URL('../../../schema/fixtures/payloads/', import.meta.url);

/** An audit folder, a Braze stand-in that it is a snapshot of, and one clock for both. */
export interface Workshop {
  braze: FakeBraze;
  world: World;
  folder: AuditFolder;
  dir: string;
  env: Record<string, string>;
  clock: { now: number };
  /** Moves the clock and takes a snapshot. */
  snapshot(options?: Partial<SnapshotOptions>, minutes?: number): Promise<SnapshotResult>;
  /** The present time of the clock, as edits take it. */
  at(): { at: string };
  git(...args: string[]): string;
  /** Ids asked of `/campaigns/details` since the last call, drafts marked. */
  asked(): string[];
  /** Everything on the disk but git's own, with its bytes, inode and time of change. */
  prints(): Record<string, string>;
  open(dir: string): Promise<AuditFolder>;
  close(): Promise<void>;
}

export const START: number = Date.parse('2026-09-01T08:00:00Z');

/** What a snapshot takes of the world, all made up: time passes only while it sleeps. */
export function testOptions(clock: { now: number }, env: Record<string, string>): SnapshotOptions {
  return {
    env,
    now: () => clock.now,
    sleep: async (milliseconds) => {
      clock.now += milliseconds;
    },
    random: () => 0.5,
    randomBytes: (size) => new Uint8Array(size).fill(7),
    pid: process.pid,
    hostname: 'here',
    isAlive: () => true,
  };
}

export async function openWorkshop(world: World): Promise<Workshop> {
  const clock = { now: START };
  const braze = await startFakeBraze({ world, apiKey: 'key-that-must-never-show', now: () => clock.now });
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'brazier-snapshot-')));
  const dir = join(root, 'audit');
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: root,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    BRAZE_API_KEY: braze.apiKey,
  };
  await initAuditFolder({
    dir,
    workspace: 'production',
    endpoint: braze.endpoint,
    apiKeyEnv: 'BRAZE_API_KEY',
    env,
    randomBytes: (size) => new Uint8Array(size).fill(9),
    sleep: async () => {},
    time: START / 1000 - 60,
  });
  const folder = await openAuditFolder(dir, env);
  let seen = 0;
  return {
    braze,
    world,
    folder,
    dir,
    env,
    clock,
    snapshot(options = {}, minutes = 60) {
      clock.now += minutes * 60_000;
      return takeSnapshot(folder, { ...testOptions(clock, env), ...options });
    },
    at: () => ({ at: new Date(clock.now).toISOString().replace('.000Z', '+00:00') }),
    git: (...args) => execFileSync('git', args, { cwd: dir, env, encoding: 'utf8', maxBuffer: 1 << 28 }),
    asked() {
      const requests = braze.requests.slice(seen).filter(({ path }) => path === '/campaigns/details');
      seen = braze.requests.length;
      return requests.map(
        ({ query }) => `${query['campaign_id']}${query['post_launch_draft_version'] ? ' draft' : ''}`,
      );
    },
    prints: () => printsOf(dir),
    open: (other) => openAuditFolder(other, env),
    async close() {
      await folder.close();
      await braze.close();
      rmSync(root, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function printsOf(dir: string): Record<string, string> {
  const files = readdirSync(dir, { recursive: true, encoding: 'utf8' }).filter(
    (path) => !path.startsWith('.git/') && path !== '.git' && statSync(join(dir, path)).isFile(),
  );
  return Object.fromEntries(
    files.map((path) => {
      const { ino, mtimeMs } = statSync(join(dir, path));
      const hash = createHash('sha256')
        .update(readFileSync(join(dir, path)))
        .digest('hex');
      return [relative(dir, join(dir, path)), `${hash} ${ino} ${mtimeMs}`];
    }),
  );
}

/** The recorded payloads as a world: every campaign that has details, under its recorded row. */
export function recordedWorld(): World {
  const read = (name: string) => readFileSync(new URL(name, payloads), 'utf8');
  const index = JSON.parse(read('index.json')) as Record<string, string>;
  const details: Record<string, { live: string; draft?: string }> = {};
  for (const [file, id] of Object.entries(index)) {
    const known = details[id];
    if (known) known.draft = read(file);
    else details[id] = { live: read(file) };
  }
  const rows = ['list-page-0.json', 'list-page-1.json', 'list-page-2.json'].flatMap(
    (name) => (JSON.parse(read(name)) as { campaigns: { id: string }[] }).campaigns,
  );
  const page = JSON.stringify({ message: 'success', campaigns: rows.filter(({ id }) => Object.hasOwn(details, id)) });
  return worldFromPayloads([page], details);
}

export async function collect<Item>(items: AsyncIterable<Item>): Promise<Item[]> {
  const all: Item[] = [];
  for await (const item of items) all.push(item);
  return all;
}
