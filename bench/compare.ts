import { performance } from 'node:perf_hooks';

/** One way to do a job. */
interface Side {
  /** What it is, as a noun: “brazier log”. */
  name: string;
  /** Done before each run, outside the clock. */
  prepare?(): unknown;
  /** The job. It may give further measures of its own, such as CPU time, by name; their units do not matter, since only ratios are printed. */
  run(): Promise<Record<string, number> | undefined>;
}

/** Two ways to do the same job, measured in turn. */
export interface Comparison {
  ours: Side;
  floor: Side;
  /** How many pairs count, after one that does not. */
  pairs: number;
}

type Measures = Record<string, number>;

/** Runs both sides in pairs, taking turns at who goes first, and prints the ratio of each measure: the median of the pairs and their range. */
export async function compare({ ours, floor, pairs }: Comparison): Promise<void> {
  const ratios: Record<string, number[]> = {};
  const totals = { ours: 0, floor: 0 };
  for (let pair = 0; pair <= pairs; pair += 1) {
    const first = pair % 2 === 0 ? ours : floor;
    const second = first === ours ? floor : ours;
    const measured = new Map<Side, Measures>();
    for (const side of [first, second]) measured.set(side, await measure(side));
    if (pair === 0) continue;
    const [mine, base] = [measured.get(ours) ?? {}, measured.get(floor) ?? {}];
    for (const name of Object.keys(mine)) {
      const below = base[name];
      if (below) ratios[name] = [...(ratios[name] ?? []), (mine[name] ?? 0) / below];
    }
    totals.ours += mine['time'] ?? 0;
    totals.floor += base['time'] ?? 0;
  }
  console.log(`  ${ours.name} beside ${floor.name} (${pairs} pairs)`);
  for (const [name, values] of Object.entries(ratios)) {
    const sorted = values.toSorted((left, right) => left - right);
    const range = `${times(sorted[0])} to ${times(sorted.at(-1))}`;
    console.log(`    ${name.padEnd(8)} ${times(median(sorted))} (${range})`);
  }
  console.log(`    in this run ${milliseconds(totals.ours / pairs)} beside ${milliseconds(totals.floor / pairs)}`);
}

async function measure(side: Side): Promise<Measures> {
  await side.prepare?.();
  const start = performance.now();
  const more = await side.run();
  return { time: performance.now() - start, ...more };
}

function median(sorted: readonly number[]): number {
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

function times(ratio = 0): string {
  return `×${ratio < 10 ? ratio.toFixed(2) : ratio.toFixed(0)}`;
}

function milliseconds(ms: number): string {
  return `${ms < 100 ? ms.toFixed(1) : Math.round(ms).toLocaleString('en-US')} ms`;
}
