// `node bench/run.ts [name…]`: each set measures ours and its floor in one run and prints ratios. What the milliseconds are depends on the machine and the hour.
interface BenchmarkSet {
  about: string;
  run(): Promise<void>;
}

const SETS: Record<string, () => Promise<BenchmarkSet>> = {
  start: () => import('./sets/start.ts'),
  fetch: () => import('./sets/fetch.ts'),
  snapshot: () => import('./sets/snapshot.ts'),
  incremental: () => import('./sets/incremental.ts'),
  scale: () => import('./sets/scale.ts'),
  log: () => import('./sets/log.ts'),
  range: () => import('./sets/range.ts'),
  diff: () => import('./sets/diff.ts'),
  tui: () => import('./sets/tui.ts'),
};

const named = process.argv.slice(2);
const unknown = named.filter((name) => !Object.hasOwn(SETS, name));
if (unknown.length > 0) {
  console.error(`There is no benchmark called ${unknown.join(', ')}; there are ${Object.keys(SETS).join(', ')}.`);
  process.exitCode = 3;
} else {
  for (const [name, load] of Object.entries(SETS)) {
    if (named.length > 0 && !named.includes(name)) continue;
    const set = await load();
    console.log(`${name}: ${set.about}`);
    await set.run();
  }
}
