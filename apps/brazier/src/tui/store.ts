import type { KeyTable } from './keys.ts';
import type { State } from './state/state.ts';
import type { Effect, Event } from './state/step.ts';
import { update } from './state/update.ts';

/** Holds the state between events. Listeners hear of all events of one turn at once, so that a burst of keys is one frame. */
export interface Store {
  state(): State;
  dispatch(event: Event): void;
  subscribe(listener: () => void): () => void;
}

/** Makes a store. `perform` does what events ask for outside of the state; `changed` hears of every new state at once. */
export function createStore(
  initial: State,
  table: KeyTable,
  perform: (effect: Effect) => void,
  changed: (state: State) => void,
): Store {
  let state = initial;
  let announced = true;
  const listeners = new Set<() => void>();
  return {
    state: () => state,
    dispatch(event) {
      const step = update(state, event, table);
      const isNew = step.state !== state;
      state = step.state;
      for (const effect of step.effects) perform(effect);
      if (!isNew || !announced) return;
      announced = false;
      queueMicrotask(() => {
        announced = true;
        changed(state);
        for (const listener of listeners) listener();
      });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
