import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap grow late rather than early: a run waits for Braze most of its time, and the small machine that it shares with other jobs has more use for
 * the memory than for the moments that a collection takes. Of ten thousand campaigns half of what was held was room for garbage.
 */
export function keepHeapSmall(): void {
  // Of the settings of V8 one that is looked up each time, not only when the heap is made.
  setFlagsFromString('--optimize-for-size');
}
