import { render } from 'ink-testing-library';
import { expect, test } from 'vitest';
import { App } from './app.tsx';
import { ONLY_LOOKING } from './fixtures/facts.ts';
import { ACTIONS } from './keys.ts';
import { createPaint } from './paint.ts';
import { initialState } from './state/initial.ts';
import { createStore } from './store.ts';

const paint = createPaint({ level: 0, palette: 'dark', ascii: false });

function open(rows = 12) {
  const exits: number[] = [];
  const store = createStore(
    initialState({ columns: 100, rows, now: Date.UTC(2026, 2, 5), facts: ONLY_LOOKING }),
    ACTIONS,
    {
      perform: (effect) => {
        if (effect.type === 'exit') exits.push(effect.code);
      },
      changed: () => undefined,
      failed: (error) => {
        throw error;
      },
    },
  );
  const screen = render(<App store={store} table={ACTIONS} paint={paint} />);
  return { store, screen, exits };
}

const entry = (number: number) => ({
  revision: number.toString(16).padStart(40, '0'),
  time: `2026-03-0${(number % 5) + 1}T10:00:00Z`,
  subject: `Subject ${number}`,
  severity: 'warning' as const,
  changes: number,
  campaigns: [],
  workspaces: { production: { complete: true, failed: 0 } },
});

/** Waits until keys are heard. */
const listening = ({ stdin }: ReturnType<typeof open>['screen']): Promise<void> =>
  expect.poll(() => stdin.listenerCount('readable')).toBeGreaterThan(0);

test('a frame has exactly as many rows as the screen', () => {
  const { screen } = open(12);
  expect(screen.lastFrame()?.split('\n')).toHaveLength(12);
});

test('keys that came while the history was being read act as soon as it is there', async () => {
  const { store, screen } = open();
  await listening(screen);
  screen.stdin.write('jj');
  store.dispatch({ type: 'entries', items: [entry(4), entry(3), entry(2)], done: true, problem: null, reset: false });
  await expect.poll(() => screen.lastFrame()).toMatch(/> .*Subject 2/);
});

test('a problem in reading stays in its view and says what to do', async () => {
  const { store, screen, exits } = open();
  store.dispatch({
    type: 'entries',
    items: [],
    done: true,
    problem: 'git is not installed: install git 2.30 or newer.',
    reset: false,
  });
  await expect.poll(() => screen.lastFrame()).toContain('git is not installed: install git 2.30 or newer.');
  expect(exits).toEqual([]);
});

test('q asks to leave with 0, Ctrl-C with 130', async () => {
  const { screen, exits } = open();
  await listening(screen);
  screen.stdin.write('q');
  screen.stdin.write('\u0003');
  await expect.poll(() => exits).toEqual([0, 130]);
});

test('Esc leaves what takes too long, and with it what was typed for it', async () => {
  const { store, screen } = open();
  store.dispatch({ type: 'entries', items: [entry(4), entry(3)], done: true, problem: null, reset: false });
  store.dispatch({ type: 'key', key: 'j' });
  store.dispatch({ type: 'action', action: 'campaigns' });
  store.dispatch({ type: 'key', key: 'b' });
  await expect.poll(() => screen.lastFrame()).toContain('Reading the campaigns');
  store.dispatch({ type: 'key', key: 'esc' });
  await expect.poll(() => screen.lastFrame()).toMatch(/> .*Subject 3/);
});
