import type { Data, State } from './state.ts';
import type { Event } from './step.ts';

/** So many comparisons are kept; each is read again in milliseconds. */
const KEPT_CHANGE_SETS = 48;

/** The state with what has arrived. */
export function receive(state: State, event: Event): State {
  // Verdicts under filters that have been changed since say nothing any more.
  if (event.type === 'verdicts' && event.filters !== state.filters) return state;
  const data = receiveData(state.data, event);
  return data === state.data ? state : { ...state, data };
}

function receiveData(data: Data, event: Event): Data {
  switch (event.type) {
    case 'entries': {
      const items = event.items.length === 0 ? data.timeline.items : [...data.timeline.items, ...event.items];
      return { ...data, timeline: { items, done: event.done, problem: event.problem } };
    }
    case 'newEntries':
      return { ...data, timeline: { ...data.timeline, items: [...event.items, ...data.timeline.items] } };
    case 'verdicts':
      return { ...data, verdicts: new Map([...data.verdicts, ...event.verdicts]) };
    case 'changes':
      return { ...data, changes: kept(data.changes, event.key, event.loaded, KEPT_CHANGE_SETS) };
    case 'text':
      return { ...data, texts: kept(data.texts, event.change, event.diff, KEPT_CHANGE_SETS * 4) };
    default:
      return data;
  }
}

/** The map with one more entry as its newest; the oldest ones go where there are too many. */
function kept<K, V>(map: ReadonlyMap<K, V>, key: K, value: V, most: number): Map<K, V> {
  const next = new Map(map);
  next.delete(key);
  next.set(key, value);
  for (const oldest of next.keys()) {
    if (next.size <= most) break;
    next.delete(oldest);
  }
  return next;
}
