import { type Change, diffTextSteps } from '@brazier/diff';
import { comparedTexts } from '../rows/text-change-lines.ts';
import type { Event } from '../state/event.ts';

/** A long comparison lets keys through this often. */
const SLICE_MS = 8;

/** Compares one long text at a time, in slices between which keys are handled. */
export interface TextComparer {
  /** The comparison that is wanted now; another one that is under way is dropped. */
  compare(change: Change | null): void;
}

/** Makes a comparer. */
export function createTextComparer(dispatch: (event: Event) => void): TextComparer {
  let current: Change | null = null;

  function work(change: Change): void {
    const { before, after } = comparedTexts(change);
    const steps = diffTextSteps(before, after);
    const slice = (): void => {
      if (current !== change) return;
      const until = performance.now() + SLICE_MS;
      while (performance.now() < until) {
        const step = steps.next();
        if (!step.done) continue;
        current = null;
        dispatch({ type: 'text', change, diff: step.value });
        return;
      }
      setImmediate(slice);
    };
    setImmediate(slice);
  }

  return {
    compare(change) {
      if (change === current) return;
      current = change;
      if (change !== null) work(change);
    },
  };
}
