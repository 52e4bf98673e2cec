import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import {
  type AuditFolder,
  type Committed,
  campaignFilePath,
  commitSnapshot,
  encodeCampaignFile,
  type Initialized,
  type InitOptions,
  initAuditFolder,
  openAuditFolder,
  readHead,
  type SnapshotCommit,
  snapshots,
} from '../index.ts';

/** 2026-01-01T00:00:00Z, in seconds since the epoch. */
export const START = 1_767_225_600;

/** An environment in which git knows nothing of the machine's user. */
export const env = {
  PATH: process.env['PATH'],
  HOME: '/nonexistent',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
};

export const sleep = (): Promise<void> => Promise.resolve();
export const file = (id: string): string => campaignFilePath('production', id);
export const campaign = (id: string, name: string): string =>
  encodeCampaignFile({ id, list: { id }, details: { name } });

/** Runs git in a folder and gives what it printed. */
export const gitIn = (dir: string, ...args: string[]): string =>
  execFileSync('git', ['-c', 'user.name=x', '-c', 'user.email=x@y', ...args], { cwd: dir, encoding: 'utf8', env });

/** Makes an audit folder. */
export const make = (dir: string, more: Partial<InitOptions> = {}): Promise<Initialized> =>
  initAuditFolder({
    dir,
    workspace: 'production',
    endpoint: 'https://rest.iad-01.braze.com',
    apiKeyEnv: 'BRAZE_API_KEY',
    env,
    randomBytes: (size) => new Uint8Array(size).fill(3),
    sleep,
    time: START,
    ...more,
  });

/** Commits campaign files on HEAD. */
export const commitIn = async (
  folder: AuditFolder,
  files: Record<string, string | null>,
  time: number = START,
  message = 'Snapshot\n',
): Promise<Committed> => {
  const { revision } = await readHead(folder.repository);
  return commitSnapshot(folder, { base: revision, files: new Map(Object.entries(files)), message, time }, sleep);
};

/** All snapshots of a folder, newest first. */
export const snapshotsOf = async (folder: AuditFolder): Promise<SnapshotCommit[]> => {
  const found: SnapshotCommit[] = [];
  for await (const snapshot of snapshots(folder)) found.push(snapshot);
  return found;
};

/** A fresh audit folder for each test of a file: `root` holds it, as `audit`, and whatever else the test makes. */
export function temporaryFolder(): { root: string; folder: AuditFolder } {
  const current = {} as { root: string; folder: AuditFolder };
  beforeEach(async () => {
    current.root = realpathSync(mkdtempSync(join(tmpdir(), 'brazier-store-')));
    await make(join(current.root, 'audit'));
    current.folder = await openAuditFolder(join(current.root, 'audit'), env);
  });
  afterEach(async () => {
    await current.folder.close();
    rmSync(current.root, { recursive: true, force: true });
  });
  return current;
}
