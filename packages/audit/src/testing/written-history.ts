import { execFileSync } from 'node:child_process';
import { mkdtempSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { CampaignState } from '@brazier/schema';
import {
  type AuditFolder,
  campaignFilePath,
  encodeCampaignFile,
  initAuditFolder,
  openAuditFolder,
} from '@brazier/store';

/** One snapshot: the campaigns of the workspace `production` that it wrote, by id, null for those that it removed. */
export type WrittenSnapshot = Readonly<Record<string, CampaignState | null>>;

/** An audit folder with a history that was written at once, and not snapshot by snapshot. */
export interface WrittenHistory {
  folder: AuditFolder;
  dir: string;
  env: Record<string, string>;
  /** Full commit ids, oldest first. */
  revisions: string[];
  /** Commits further snapshots, an hour after each other. */
  write(snapshots: readonly WrittenSnapshot[], trailers?: string): Promise<void>;
  close(): Promise<void>;
}

/** Seconds since the epoch of the first snapshot: 2026-01-01T00:00:00Z. */
const FIRST = 1_767_225_600;
const HOUR = 3_600;

/** Makes an audit folder without snapshots. Each `write` is one process of git, however many snapshots it is given. */
export async function openWrittenHistory(): Promise<WrittenHistory> {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'brazier-written-')));
  const dir = join(root, 'audit');
  const env = {
    PATH: process.env['PATH'] ?? '',
    HOME: root,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
  };
  await initAuditFolder({
    dir,
    workspace: 'production',
    endpoint: 'https://rest.iad-01.braze.com',
    apiKeyEnv: 'BRAZE_API_KEY',
    env,
    randomBytes: (size) => new Uint8Array(size).fill(9),
    sleep: async () => {},
    time: FIRST - HOUR,
  });
  const folder = await openAuditFolder(dir, env);
  const git = (args: string[], input?: string) =>
    execFileSync('git', args, { cwd: dir, env, encoding: 'utf8', input, maxBuffer: 1 << 28 });
  const branch = git(['symbolic-ref', 'HEAD']).trim();
  const revisions: string[] = [];
  return {
    folder,
    dir,
    env,
    revisions,
    async write(snapshots, trailers = '') {
      const commits = snapshots.map((snapshot, index) => {
        const time = FIRST + (revisions.length + index) * HOUR;
        const files = Object.entries(snapshot).map(([id, state]) => {
          const path = campaignFilePath('production', id);
          return state === null ? `D ${path}\n` : `M 100644 inline ${path}\n${data(encodeCampaignFile(state))}`;
        });
        const parent = index === 0 ? `from ${branch}^0\n` : '';
        const message = data(`Snapshot ${revisions.length + index}\n\n${trailers}`);
        return `commit ${branch}\nmark :${index + 1}\ncommitter Test <test@example.com> ${time} +0000\n${message}${parent}${files.join('')}\nget-mark :${index + 1}\n`;
      });
      const printed = git(['fast-import', '--quiet', '--date-format=raw'], commits.join(''));
      revisions.push(...printed.trim().split('\n'));
    },
    async close() {
      await folder.close();
      rmSync(root, { recursive: true, force: true, maxRetries: 3 });
    },
  };
}

function data(text: string): string {
  return `data ${Buffer.byteLength(text)}\n${text}\n`;
}
