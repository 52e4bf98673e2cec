import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { fetchBare } from '../bare-fetch.ts';

// The least that a snapshot takes, as a process of its own: fetch, one file a campaign, `git add`, `git commit`. In the current folder, a git repository.
const { BRAZE_ENDPOINT = '', BRAZE_API_KEY = '' } = process.env;
const folders = new Set<string>();
await fetchBare({ endpoint: BRAZE_ENDPOINT, apiKey: BRAZE_API_KEY }, (id, text) => {
  const folder = `workspaces/production/campaigns/${id.slice(0, 2)}`;
  if (!folders.has(folder)) mkdirSync(folder, { recursive: true });
  folders.add(folder);
  writeFileSync(`${folder}/${id}.json`, `${JSON.stringify(JSON.parse(text), null, 2)}\n`);
});
execFileSync('git', ['add', '-A']);
execFileSync('git', ['commit', '-q', '-m', 'Snapshot']);
