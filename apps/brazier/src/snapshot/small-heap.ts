import { setFlagsFromString } from 'node:v8';

/**
 * Lets the heap grow late rather than early: a run waits for Braze most of its time, and the small machine that it shares with other jobs has more use for
 * the memory than for the moments that collecting garbage takes. Of ten thousand campaigns a third of what was held was room for garbage.
 */
export function keepHeapSmall(): void {
  // Both are looked up whenever the heap is about to grow: they can be set when it is there already.
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=50');
}
