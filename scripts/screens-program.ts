import { setTimeout as wait } from 'node:timers/promises';
import { run } from '../apps/brazier/src/run.ts';

// The program as it is, in a world that stands still: pictures of it must not change with the day.
const NOW = Date.parse('2026-03-16T09:30:00Z');

const code = await run(process.argv.slice(2), {
  stdin: process.stdin,
  stdout: process.stdout,
  stderr: process.stderr,
  env: process.env,
  cwd: process.cwd(),
  now: () => NOW,
  sleep: async (milliseconds) => {
    await wait(milliseconds);
  },
  random: () => 0,
  randomBytes: (size) => new Uint8Array(size).fill(7),
  pid: process.pid,
  isAlive: () => true,
  hostname: 'screens',
  programFile: '/nonexistent/brazier.mjs',
  nodeVersion: process.versions.node,
  onInterrupt: () => () => {},
});
process.exit(code);
