import { setTimeout as pause } from 'node:timers/promises';
import type { ReadStream, WriteStream } from 'node:tty';
import type { SuspendTerminal } from 'ink';
import { createLoader } from './data/loader.ts';
import type { HistorySource } from './history-source.ts';
import { colorLevel, createPaint, needsAscii, paletteFor } from './paint.ts';
import { createPerformer, type ProgramActions } from './performer.ts';
import { readSettings } from './read-settings.ts';
import type { Acknowledgements } from './rows/acknowledgement.ts';
import type { Settings } from './settings.ts';
import { wantsWords } from './spoken.ts';
import { initialState } from './state/initial.ts';
import type { Facts } from './state/state.ts';
import { wantsOf } from './state/wants.ts';
import { createStore, type Store } from './store.ts';
import { watchEndings } from './terminal/endings.ts';
import type { MouseEvent } from './terminal/mouse-input.ts';
import { enterScreen } from './terminal/screen.ts';
import { createSuspender, handOver } from './terminal/suspend.ts';
import { createWordsScreen } from './terminal/words-screen.ts';
import { drawFrame, rowsOfFrame } from './views/frame.ts';
import { layoutOf } from './views/layout.ts';
import { limitYoungMemory } from './young-memory.ts';

/** What the interface needs of the program around it. */
export interface InterfaceOptions extends ProgramActions {
  history: HistorySource;
  facts: {
    /** The audit folder as the user would name it; the current folder where there is none. */
    folder: string;
    /** By workspace, a link template with `{id}`. */
    dashboardUrls: Readonly<Record<string, string>>;
    /** False where there is no audit folder yet: the first screen then offers to make one. */
    hasAuditFolder?: boolean;
    acknowledged?: Acknowledgements;
  };
  stdin: ReadStream;
  stdout: WriteStream;
  stderr: NodeJS.WritableStream;
  env: Record<string, string | undefined>;
  /** Where files are exported to; the process's own current folder unless told. */
  cwd?: string;
  /** ms since 1970. */
  now(): number;
  /** `--color` or `--no-color`; undefined where neither is given. */
  color?: boolean;
}

/**
 * Opens the interface and stays until it is left. Resolves to the exit code: 0 for `q`, 130 for Ctrl-C, 143 and 129 for
 * SIGTERM and SIGHUP, 1 after an error, whose text is then on `stderr`. The terminal is left as it was found.
 *
 * @throws UsageError where the user's settings say what cannot be done; the terminal has not been touched then.
 */
export async function openInterface(options: InterfaceOptions): Promise<number> {
  const { history, stdin, stdout, env } = options;
  const { table, mouse, palette } = await readSettingsRaw(stdin, env);
  const paint = createPaint({
    level: colorLevel({ flag: options.color, env, depth: stdout.getColorDepth?.(env) ?? 1 }),
    palette: palette ?? paletteFor(env),
    ascii: needsAscii(env),
  });
  const spoken = wantsWords(env);
  const onMouse = mouse ? (event: MouseEvent) => store.dispatch({ type: 'mouse', mouse: event }) : null;
  const divider = { column: () => layoutOf(store.state()).divider, line: paint('│', undefined) };
  const screen = spoken ? createWordsScreen(stdin, stdout) : enterScreen(stdin, stdout, onMouse, divider);
  const endings = watchEndings(stdout);
  const ink = Promise.withResolvers<SuspendTerminal>();
  const giveTerminal = handOver(screen, ink.promise);
  const suspender = createSuspender(giveTerminal);
  const performer = createPerformer({
    history,
    actions: options,
    stdout,
    env,
    state: () => store.state(),
    dispatch: (event) => store.dispatch(event),
    giveTerminal,
  });
  const store = createStore(
    initialState({ columns: stdout.columns, rows: stdout.rows, now: options.now(), facts: factsOf(options) }),
    table,
    {
      perform(effect) {
        if (effect.type === 'exit') endings.end(effect.code);
        else if (effect.type === 'redraw') screen.redraw();
        else if (effect.type === 'reread') loader.restart();
        else if (effect.type === 'suspend') void suspender.suspend();
        else performer(effect);
      },
      changed: (state) => loader.want(wantsOf(state)),
      failed: endings.fail,
    },
  );
  const loader = createLoader(history, store.dispatch);
  loader.want(wantsOf(store.state()));
  await Promise.race([untilSnapshots(store), pause(WORTH_WAITING_MS)]);
  const resize = (): void => store.dispatch({ type: 'resize', columns: stdout.columns, rows: stdout.rows });
  try {
    screen.paintFirst(rowsOfFrame(drawFrame(store.state(), table, paint)));
    // Ink and React take as long to load as all before: they come behind a screen that can be read already.
    const { renderApp } = await import('./app.tsx');
    resize();
    screen.beginInk();
    const { instance, drawNow } = renderApp(
      { store, table, paint, spoken, onTerminal: ink.resolve },
      screen.inkOptions,
    );
    screen.attach(instance, () => {
      resize();
      store.flush();
      drawNow();
    });
    endings.attach(instance);
  } catch (error) {
    screen.abandon();
    endings.abandon(error);
  }
  const letYoungMemoryGrow = limitYoungMemory();
  const clock = setInterval(() => store.dispatch({ type: 'clock', now: options.now() }), CLOCK_MS);
  const { code, failure } = await endings.ended;
  clearInterval(clock);
  letYoungMemoryGrow();
  suspender.close();
  loader.close();
  screen.leave();
  if (failure !== null) options.stderr.write(`${describeFailure(failure)}\n`);
  return code;
}

/** Resolves once the first snapshots are there, or it is known that there are none. */
function untilSnapshots(store: Store): Promise<void> {
  return new Promise((resolve) => {
    const look = (): void => {
      const { items, done } = store.state().data.timeline;
      if (items.length === 0 && !done) return;
      unsubscribe();
      resolve();
    };
    const unsubscribe = store.subscribe(look);
    look();
  });
}

/** The settings, read with raw mode on already: keys typed before it are echoed into the screen. */
async function readSettingsRaw(stdin: ReadStream, env: InterfaceOptions['env']): Promise<Settings> {
  stdin.setRawMode(true);
  try {
    return await readSettings(env);
  } catch (error) {
    stdin.setRawMode(false);
    throw error;
  }
}

/** Only the day is shown: it must change at midnight, not at once. */
const CLOCK_MS = 60_000;
/** A frame without snapshots takes as long to draw as they are worth waiting for. */
const WORTH_WAITING_MS = 80;

function factsOf({ facts, takeSnapshot, acknowledge, cwd, env }: InterfaceOptions): Facts {
  return {
    folder: facts.folder,
    dashboardUrls: facts.dashboardUrls,
    hasAuditFolder: facts.hasAuditFolder ?? true,
    exportFolder: cwd ?? process.cwd(),
    home: env['HOME'] ?? env['USERPROFILE'] ?? null,
    canSnapshot: takeSnapshot !== undefined,
    canAcknowledge: acknowledge !== undefined,
    acknowledged: facts.acknowledged ?? new Map(),
  };
}

/** The error with its stack: whatever ends the interface is a bug, and its report needs the place. */
function describeFailure({ error }: { error: unknown }): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
