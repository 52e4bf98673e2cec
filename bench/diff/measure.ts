import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** What one run took. */
export interface Measured {
  /** Milliseconds of the comparison alone; null where it was cut off. */
  time: number | null;
  /** The most that its process held, in bytes, with everything that it compared; 0 where the system does not tell it. */
  memory: number;
  /** How much it told: entries, or for texts the characters marked as changed. Null where it was cut off or does not count them. */
  found: number | null;
}

/** One tool at one job. */
export interface Contender {
  name: string;
  run(): Promise<Measured>;
}

/** What a tool took over all rounds. */
export interface Standing {
  name: string;
  /** Medians. */
  time: number | null;
  memory: number;
  found: number | null;
  /** Its time beside that of the first contender in the same round: median, least and most; null where it was cut off. */
  ratio: { median: number; least: number; most: number } | null;
}

/** Runs all contenders once a round, in an order that turns, and leaves a first round out. One that was cut off does not run again. */
export async function measureInTurn(contenders: readonly Contender[], rounds: number): Promise<Standing[]> {
  const runs = new Map(contenders.map(({ name }) => [name, [] as Measured[]]));
  for (let round = 0; round <= rounds; round += 1) {
    const turn = round % contenders.length;
    for (const { name, run } of [...contenders.slice(turn), ...contenders.slice(0, turn)]) {
      const past = runs.get(name) ?? [];
      if (past.at(-1)?.time === null) continue;
      const measured = await run();
      if (round > 0 || measured.time === null) past.push(measured);
    }
  }
  const base = runs.get(contenders[0]?.name ?? '') ?? [];
  return [...runs].map(([name, measured]) => ({ name, ...summarize(measured, base) }));
}

function summarize(measured: readonly Measured[], base: readonly Measured[]): Omit<Standing, 'name'> {
  const memory = median(measured.map((run) => run.memory));
  const times = measured.flatMap(({ time }) => (time === null ? [] : [time]));
  if (times.length === 0) return { time: null, memory, found: null, ratio: null };
  const ratios = times.map((time, round) => time / (base[round]?.time ?? Number.NaN));
  return {
    time: median(times),
    memory,
    found: measured[0]?.found ?? null,
    ratio: { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) },
  };
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  const middle = Math.floor(sorted.length / 2);
  return sorted.length % 2 === 1 ? (sorted[middle] ?? 0) : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
}

/** Runs one comparison in a new process, so that neither a warm engine nor another's memory helps or harms it. */
export async function measureApart(program: URL, job: object): Promise<Measured> {
  const child = fork(fileURLToPath(program), [JSON.stringify(job)]);
  const ended = once(child, 'exit');
  const [measured] = (await Promise.race([
    once(child, 'message'),
    ended.then(([code]) => Promise.reject(new Error(`${program.pathname} ended with ${code} and told nothing`))),
  ])) as [Measured];
  await ended;
  return measured;
}
