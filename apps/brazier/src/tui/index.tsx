import type { ReadStream, WriteStream } from 'node:tty';
import { type Instance, render, type SuspendTerminal } from 'ink';
import { App } from './app.tsx';
import { createLoader } from './data/loader.ts';
import type { HistorySource } from './history-source.ts';
import { ACTIONS, type KeyTable } from './keys.ts';
import { colorLevel, createPaint, needsAscii, paletteFor } from './paint.ts';
import { initialState } from './state/initial.ts';
import type { Facts } from './state/state.ts';
import type { Effect } from './state/step.ts';
import { wantsOf } from './state/wants.ts';
import { createStore } from './store.ts';
import { watchEndings } from './terminal/endings.ts';
import { enterScreen } from './terminal/screen.ts';
import { createSuspender } from './terminal/suspend.ts';

/** What the interface needs of the program around it. */
export interface InterfaceOptions {
  history: HistorySource;
  facts: Facts;
  stdin: ReadStream;
  stdout: WriteStream;
  stderr: NodeJS.WritableStream;
  env: Record<string, string | undefined>;
  /** ms since 1970. */
  now(): number;
  /** `--color` or `--no-color`; undefined where neither is given. */
  color?: boolean;
}

/**
 * Opens the interface and stays until it is left. Resolves to the exit code: 0 for `q`, 130 for Ctrl-C, 143 and 129 for
 * SIGTERM and SIGHUP, 1 after an error, whose text is then on `stderr`. The terminal is left as it was found.
 */
export async function openInterface(options: InterfaceOptions): Promise<number> {
  const { history, stdin, stdout, env } = options;
  const table: KeyTable = ACTIONS;
  const paint = createPaint({
    level: colorLevel({ flag: options.color, env, depth: stdout.getColorDepth?.(env) ?? 1 }),
    palette: paletteFor(env),
    ascii: needsAscii(env),
  });
  const screen = enterScreen(stdin, stdout);
  let instance: Instance | null = null;
  let exitCode = 0;
  let suspendTerminal: SuspendTerminal | null = null;
  const suspender = createSuspender(() => suspendTerminal, screen.enter);
  const perform = (effect: Effect): void => {
    if (effect.type === 'exit') {
      exitCode = effect.code;
      instance?.unmount();
    } else if (effect.type === 'redraw') screen.redraw();
    else void suspender.suspend();
  };
  const store = createStore(
    initialState({ columns: stdout.columns, rows: stdout.rows, now: options.now(), facts: options.facts }),
    table,
    perform,
    (state) => loader.want(wantsOf(state)),
  );
  const loader = createLoader(history, store.dispatch);
  loader.want(wantsOf(store.state()));
  instance = render(
    <App
      store={store}
      table={table}
      paint={paint}
      onTerminal={(suspend) => {
        suspendTerminal = suspend;
      }}
    />,
    screen.inkOptions,
  );
  screen.attach(instance, () => store.dispatch({ type: 'resize', columns: stdout.columns, rows: stdout.rows }));
  const endings = watchEndings(instance, (code) => {
    exitCode = code;
  });
  let failure: unknown = null;
  try {
    await instance.waitUntilExit();
  } catch (error) {
    failure = error;
  }
  endings.close();
  suspender.close();
  loader.close();
  screen.leave();
  failure ??= endings.failure();
  if (failure === null) return exitCode;
  options.stderr.write(`${failure instanceof Error ? (failure.stack ?? failure.message) : String(failure)}\n`);
  return 1;
}
