import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fetchBare } from '../bare-fetch.ts';

// The least that a snapshot takes with the quickest plumbing: what comes is written as it came, to the disk and into one `git fast-import`; then the index is
// brought up to the commit. In the current folder, a git repository. BENCH_NEWEST asks only for so many campaigns, those edited last.
const { BRAZE_ENDPOINT = '', BRAZE_API_KEY = '', BENCH_AT_A_TIME = '16', BENCH_NEWEST = 'Infinity' } = process.env;
const read = (...args: string[]) => execFileSync('git', args, { encoding: 'utf8' }).trim();
const branch = read('symbolic-ref', 'HEAD');
const parent = existsSync(`.git/${branch}`) ? readFileSync(`.git/${branch}`, 'utf8').trim() : null;
const git = spawn('git', ['-c', 'pack.compression=1', 'fast-import', '--quiet', '--date-format=raw', '--depth=0'], {
  stdio: ['pipe', 'inherit', 'inherit'],
});
const message = 'Snapshot\n';
git.stdin.write(
  `commit ${branch}\ncommitter Bench <bench@example.com> ${Math.floor(Date.now() / 1000)} +0000\ndata ${message.length}\n${message}\n`,
);
if (parent !== null) git.stdin.write(`from ${parent}\n`);
await fetchBare(
  {
    endpoint: BRAZE_ENDPOINT,
    apiKey: BRAZE_API_KEY,
    atATime: Number(BENCH_AT_A_TIME),
    newest: Number(BENCH_NEWEST),
  },
  (id, text) => {
    const path = `workspaces/production/campaigns/${id.slice(0, 2)}/${id}.json`;
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
    git.stdin.write(`M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
  },
);
git.stdin.end();
await once(git, 'close');
read('read-tree', 'HEAD');
read('update-index', '-q', '--refresh');
