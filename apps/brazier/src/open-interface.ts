import type { ReadStream, WriteStream } from 'node:tty';
import { type History, openHistory, type SnapshotEntry, takeSnapshot } from '@brazier/audit';
import { type AuditFolder, NoSnapshotError } from '@brazier/store';
import { acknowledge, acknowledgedBy } from './acknowledge.ts';
import type { CommandContext } from './command.ts';
import { DEMO_KEY_VARIABLE } from './demo/demo-key.ts';
import type { ExitCode } from './exit-codes.ts';
import type { InputStream, OutputStream } from './program-io.ts';
import { worldOfRun } from './snapshot/world-of-run.ts';

/** The two ends of a terminal that can show the interface. */
export interface Terminal {
  stdin: ReadStream;
  stdout: WriteStream;
}

/** The terminal that the program runs on; null where keys or screen are none, or can do nothing but print. */
export function findTerminal({ io }: CommandContext): Terminal | null {
  const { stdin, stdout } = io;
  if (io.env['TERM'] === 'dumb' || !isReadTerminal(stdin) || !isWriteTerminal(stdout)) return null;
  return { stdin, stdout };
}

/** Opens the interface on the folder's history, and stays until it is left. */
export async function openInterfaceOn(
  folder: AuditFolder,
  terminal: Terminal,
  context: CommandContext,
): Promise<ExitCode> {
  const { io } = context;
  return open(terminal, context, {
    history: readAhead(openHistory(folder)),
    facts: {
      folder: folder.dir,
      dashboardUrls: dashboardUrls(folder),
      acknowledged: acknowledgedBy(folder.config, io.now()),
    },
    takeSnapshot: async (onProgress, signal) => {
      if (isDemoWithoutBraze(folder, io.env)) throw new DemoOverError();
      const result = await takeSnapshot(folder, { ...worldOfRun(io), onProgress, signal });
      const failure = Object.values(result.workspaces).find(({ error }) => error)?.error;
      if (failure && result.revision === null) throw failure;
      return result;
    },
    acknowledge: (finding) => acknowledge(folder, finding),
  });
}

/** The history, its snapshots asked for already: git finds them while the interface's code is loaded. */
function readAhead(history: History): History {
  const rest = history.snapshots()[Symbol.asyncIterator]();
  let first: Promise<IteratorResult<SnapshotEntry>> | null = rest.next();
  // What fails is told to whoever waits for it.
  first.catch(() => {});
  async function* goOn(begun: Promise<IteratorResult<SnapshotEntry>>): AsyncGenerator<SnapshotEntry> {
    const { done, value } = await begun;
    if (done) return;
    yield value;
    yield* { [Symbol.asyncIterator]: () => rest };
  }
  return {
    ...history,
    snapshots(options) {
      if (options !== undefined || first === null) return history.snapshots(options);
      const begun = first;
      first = null;
      return goOn(begun);
    },
  };
}

/** Opens the interface where there is no audit folder: it says what to do. */
export async function openInterfaceWithoutFolder(terminal: Terminal, context: CommandContext): Promise<ExitCode> {
  return open(terminal, context, {
    history: NO_HISTORY,
    facts: { folder: context.io.cwd, dashboardUrls: {}, hasAuditFolder: false },
  });
}

/** The folder that a demo left behind: the stand-in for Braze answered as long as the demo ran, and handed its key to nobody else. */
function isDemoWithoutBraze({ config }: AuditFolder, env: CommandContext['io']['env']): boolean {
  return Object.values(config.workspaces).some(
    ({ apiKeyEnv }) => apiKeyEnv === DEMO_KEY_VARIABLE && env[DEMO_KEY_VARIABLE] === undefined,
  );
}

/** Said instead of asking for a key that nobody has. */
class DemoOverError extends Error {
  override readonly name = 'DemoOverError';

  constructor() {
    super(
      'This is the folder of a demo whose stand-in for Braze has ended: snapshots can be taken from inside `brazier demo`, or in a folder of your own that `brazier init` makes.',
    );
  }
}

type Shown = Pick<
  Parameters<typeof import('./tui/index.ts')['openInterface']>[0],
  'history' | 'facts' | 'takeSnapshot' | 'acknowledge'
>;

async function open({ stdin, stdout }: Terminal, { args, io }: CommandContext, shown: Shown): Promise<ExitCode> {
  const { openInterface } = await import('./tui/index.ts');
  const color = args.flag('color') ? true : args.flag('no-color') ? false : undefined;
  const { stderr, env, cwd, now } = io;
  const code = await openInterface({
    ...shown,
    stdin,
    stdout,
    stderr,
    env,
    cwd,
    now,
    ...(color !== undefined && { color }),
  });
  return code as ExitCode;
}

const NO_HISTORY: History = {
  async *snapshots() {},
  async *runs() {},
  async *campaignsAt() {},
  async *campaignHistory() {},
  changesOf: noSnapshot,
  between: noSnapshot,
  campaign: noSnapshot,
  show: noSnapshot,
  blame: noSnapshot,
};

async function noSnapshot(): Promise<never> {
  throw new NoSnapshotError();
}

function dashboardUrls({ config }: AuditFolder): Record<string, string> {
  return Object.fromEntries(
    Object.entries(config.workspaces).flatMap(([name, { dashboardUrl }]) =>
      dashboardUrl ? [[name, dashboardUrl]] : [],
    ),
  );
}

function isReadTerminal(stream: InputStream): stream is InputStream & ReadStream {
  return stream.isTTY === true && stream.setRawMode !== undefined;
}

function isWriteTerminal(stream: OutputStream): stream is OutputStream & WriteStream {
  return stream.isTTY === true;
}
