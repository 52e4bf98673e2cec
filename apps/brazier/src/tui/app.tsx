import {
  Box,
  type Instance,
  type RenderOptions,
  render,
  type SuspendTerminal,
  Text,
  useApp,
  useInput,
  usePaste,
} from 'ink';
import { memo, type ReactNode, useEffect, useSyncExternalStore } from 'react';
import { readKeys } from './key-input.ts';
import type { KeyTable } from './keys.ts';
import type { Paint } from './paint.ts';
import { spokenLine } from './spoken.ts';
import type { Store } from './store.ts';
import { drawFrame } from './views/frame.ts';

/** One row of the screen. Its text is cut and filled beforehand, so a row that stays the same costs nothing. */
const ScreenRow = memo(function ScreenRow({ text }: { text: string }): ReactNode {
  return <Text wrap="truncate-end">{text}</Text>;
});

export interface AppProps {
  store: Store;
  table: KeyTable;
  paint: Paint;
  /** True: one line of words for a screen reader takes the place of the screen. */
  spoken?: boolean;
  /** Receives the way to hand the terminal over to another program. */
  onTerminal?(suspendTerminal: SuspendTerminal): void;
}

/** A rendered interface. */
export interface RenderedApp {
  instance: Instance;
  /** Draws now what React would draw at the end of this turn. */
  drawNow(): void;
}

/** Hands the terminal to Ink. */
export function renderApp(props: AppProps, options: RenderOptions): RenderedApp {
  const app = <App {...props} />;
  const instance = render(app, options);
  return { instance, drawNow: () => instance.rerender(app) };
}

/** The whole interface: keys into the store, its state onto the screen, one `Text` a row. */
export function App({ store, table, paint, spoken = false, onTerminal }: AppProps): ReactNode {
  const { suspendTerminal } = useApp();
  useEffect(() => onTerminal?.(suspendTerminal), [onTerminal, suspendTerminal]);
  const state = useSyncExternalStore(store.subscribe, store.state);
  useInput((input, key) => {
    for (const name of readKeys(input, key)) store.dispatch({ type: 'key', key: name });
  });
  usePaste((text) => store.dispatch({ type: 'paste', text }));
  if (spoken) return <Text>{spokenLine(state, table)}</Text>;
  const { header, left, right, footer } = drawFrame(state, table, paint);
  return (
    <Box flexDirection="column" width={state.columns} height={state.rows}>
      <Rows rows={header} />
      {right === null ? (
        <Rows rows={left} />
      ) : (
        <Box>
          <Box flexDirection="column" width={state.columns - right.width - 1}>
            <Rows rows={left} />
          </Box>
          <Text>{right.divider}</Text>
          <Box flexDirection="column" width={right.width}>
            <Rows rows={right.rows} />
          </Box>
        </Box>
      )}
      <Rows rows={footer} />
    </Box>
  );
}

function Rows({ rows }: { rows: readonly string[] }): ReactNode {
  return rows.map((text, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a row of the screen is its place.
    <ScreenRow key={index} text={text} />
  ));
}
