import { renameSync } from 'node:fs';
import { createHistory } from './history.ts';

// `node --conditions=@brazier/source bench/make-history.ts <folder> [campaigns] [snapshots] [edits each]`: an audit folder to try by hand how large ones feel.
const [folder, campaigns = 10_000, snapshots = 5_000, editsEach = 20] = process.argv.slice(2);
if (folder === undefined) {
  console.error('Name the folder to make: node --conditions=@brazier/source bench/make-history.ts /tmp/large-audit');
  process.exitCode = 3;
} else {
  const size = { campaigns: Number(campaigns), snapshots: Number(snapshots), editsEach: Number(editsEach) };
  renameSync(await createHistory(size), folder);
}
