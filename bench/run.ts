// `node bench/run.ts [name…]`: each set measures ours and its floor in one run and prints ratios. What the milliseconds are depends on the machine and the hour.
const SETS = ['start', 'fetch', 'snapshot', 'incremental', 'log'] as const;

interface BenchmarkSet {
  about: string;
  run(): Promise<void>;
}

const named = process.argv.slice(2);
const unknown = named.filter((name) => !SETS.some((known) => known === name));
if (unknown.length > 0) {
  console.error(`There is no benchmark called ${unknown.join(', ')}; there are ${SETS.join(', ')}.`);
  process.exitCode = 3;
} else {
  for (const name of named.length > 0 ? named : SETS) {
    const set = (await import(`./sets/${name}.ts`)) as BenchmarkSet;
    console.log(`${name}: ${set.about}`);
    await set.run();
  }
}
