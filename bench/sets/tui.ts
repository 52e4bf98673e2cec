import { createHistory } from '../history.ts';
import { brazierOn, type Contender, gitInterfaces, inkPrograms } from '../tui/contenders.ts';
import { type Answer, holdKey, openAndMove, openSession, pressSlowly, residentBytes, rush } from '../tui/session.ts';

export const about =
  'the interface on 5,000 snapshots at 200x50 in a pseudo-terminal, beside tig, lazygit, a naive list on Ink, and Ink alone';

const SNAPSHOTS = 5_000;
const ROUNDS = 5;
const STARTS = 9;
/** Within the first page, and then at its lower edge. */
const INSIDE = 40;
const SCROLLED = 60;
const SLOW = 15;

interface Found {
  firstFrame: number[];
  inside: Answer[];
  scrolled: Answer[];
  slow: Answer[];
  /** Bytes after 200 moves and after 1,000. */
  memory: [number, number][];
}

/** Measures the terminal interface. */
export async function run(): Promise<void> {
  const folder = await createHistory({ campaigns: 500, snapshots: SNAPSHOTS, editsEach: 5 });
  const small = brazierOn(await createHistory({ campaigns: 500, snapshots: 5, editsEach: 5 }), 'brazier, 5 snapshots');
  const ink = await inkPrograms(SNAPSHOTS);
  const git = gitInterfaces(folder);
  for (const name of git.missing) console.log(`  ${name} is not installed: skipped`);
  const ours = brazierOn(folder);
  const lists = [ours, ...git.found, ink.list];
  const starts = await measureStarts([...lists, small, ink.line], openSession);
  const answers = await measureStarts([...lists, small], openAndMove);
  const found = new Map(lists.map((contender) => [contender.name, nothingYet()]));
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const contender of round % 2 === 0 ? lists : lists.toReversed()) {
      await measureRound(contender, found.get(contender.name) ?? nothingYet());
    }
  }
  printStarts('first useful frame', starts, ours.name);
  printStarts('from the start to the answer of a key pressed at that frame', answers, ours.name);
  for (const contender of lists) printFound(contender.name, found.get(contender.name), found.get(ours.name));
}

function nothingYet(): Found {
  return { firstFrame: [], inside: [], scrolled: [], slow: [], memory: [] };
}

async function measureStarts(
  contenders: readonly Contender[],
  open: typeof openSession,
): Promise<Map<string, number[]>> {
  const starts = new Map<string, number[]>(contenders.map(({ name }) => [name, []]));
  // The first round fills caches and does not count.
  for (let round = 0; round <= STARTS; round += 1) {
    for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) {
      const { screen, shownMs } = await open(contender);
      screen.close();
      await screen.exited;
      if (round > 0) starts.get(contender.name)?.push(shownMs);
    }
  }
  return starts;
}

async function measureRound(contender: Contender, found: Found): Promise<void> {
  const session = await openSession(contender);
  await session.screen.quiet(500);
  found.inside.push(...(await holdKey(session, INSIDE)));
  await holdKey(session, 10);
  found.scrolled.push(...(await holdKey(session, SCROLLED)));
  found.slow.push(...(await pressSlowly(session, SLOW)));
  await session.screen.until(contender.position(session.row));
  await rush(session, contender, 200 - (session.row - 1));
  const early = residentBytes(session);
  await rush(session, contender, 800);
  found.memory.push([early, residentBytes(session)]);
  session.screen.close();
  await session.screen.exited;
}

function printStarts(what: string, starts: ReadonlyMap<string, number[]>, ours: string): void {
  const mine = starts.get(ours) ?? [];
  console.log(`  ${what} (${STARTS} starts in turn), and ours beside it`);
  for (const [name, times] of starts) {
    const ratios = times.map((time, index) => (mine[index] ?? 0) / time);
    const beside = name === ours ? '' : `×${at(ratios, 0.5).toFixed(2)} (${spread(ratios)})`;
    console.log(`    ${name.padEnd(32)} ${`${at(times, 0.5).toFixed(0)} ms`.padStart(8)}   ${beside}`);
  }
}

function printFound(name: string, found: Found = nothingYet(), ours: Found = nothingYet()): void {
  console.log(`  ${name} (${ROUNDS} rounds): key to end of frame, median and 95 of 100; bytes a key`);
  const kinds = [
    ['inside the page', found.inside, ours.inside],
    ['scrolling by one', found.scrolled, ours.scrolled],
    ['after a rest', found.slow, ours.slow],
  ] as const;
  for (const [what, answers, mine] of kinds) {
    const ms = answers.map((answer) => answer.ms);
    const beside =
      found === ours
        ? ''
        : `   ours ×${(
            at(
              mine.map((answer) => answer.ms),
              0.5,
            ) / at(ms, 0.5)
          ).toFixed(2)}`;
    const bytes = at(
      answers.map((answer) => answer.bytes),
      0.5,
    );
    console.log(
      `    ${what.padEnd(18)} ${at(ms, 0.5).toFixed(1)} ms, ${at(ms, 0.95).toFixed(1)} ms; ${bytes.toLocaleString('en-US')}${beside}`,
    );
  }
  const growth = found.memory.map(([early, late]) => late / early);
  const megabytes = (which: 0 | 1) =>
    Math.round(
      at(
        found.memory.map((pair) => pair[which]),
        0.5,
      ) / 1e6,
    );
  console.log(
    `    memory after 1,000 moves beside after 200: ×${at(growth, 0.5).toFixed(2)} (${spread(growth)}); ${megabytes(0)} MB, ${megabytes(1)} MB`,
  );
}

/** The value that the given share of all values is at most. */
function at(values: readonly number[], share: number): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}

function spread(values: readonly number[]): string {
  return `×${Math.min(...values).toFixed(2)} to ×${Math.max(...values).toFixed(2)}`;
}
