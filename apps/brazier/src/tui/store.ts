import type { KeyTable } from './keys.ts';
import type { Effect } from './state/effect.ts';
import type { Event } from './state/event.ts';
import type { State } from './state/state.ts';
import { update } from './state/update.ts';

/** Holds the state between events. Listeners hear of all events of one turn at once, so that a burst of keys is one frame. */
export interface Store {
  state(): State;
  dispatch(event: Event): void;
  /** Tells listeners now of what they would hear at the end of this turn. */
  flush(): void;
  subscribe(listener: () => void): () => void;
}

/** What a store tells its surroundings. */
export interface StoreListeners {
  /** Does what events ask for outside of the state. */
  perform(effect: Effect): void;
  /** Hears of every new state, before the screen does. */
  changed(state: State): void;
  /** Hears of an error that no view could keep to itself. After it nothing more happens. */
  failed(error: unknown): void;
}

/** Makes a store. */
export function createStore(initial: State, table: KeyTable, { perform, changed, failed }: StoreListeners): Store {
  let state = initial;
  let announced = true;
  let hasFailed = false;
  const listeners = new Set<() => void>();

  function handle(event: Event): void {
    const step = update(state, event, table);
    const isNew = step.state !== state;
    state = step.state;
    for (const effect of step.effects) perform(effect);
    if (!isNew || !announced) return;
    announced = false;
    queueMicrotask(announce);
  }

  function announce(): void {
    if (announced) return;
    announced = true;
    changed(state);
    for (const listener of listeners) listener();
  }

  return {
    state: () => state,
    dispatch(event) {
      if (hasFailed) return;
      try {
        handle(event);
      } catch (error) {
        hasFailed = true;
        failed(error);
      }
    },
    flush: announce,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
