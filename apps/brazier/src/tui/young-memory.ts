import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Bytes for what lives no longer than a frame or two: room for several frames of the largest screens. */
const ENOUGH = 16_000_000;
const LOOK_MS = 50;

/**
 * Keeps the process from growing while it only draws. V8 doubles its space for short-lived objects, in the end to 128 MB, the more of them have
 * survived in all since the start, which says nothing in a program that draws for hours; a space too small would fill the old one with dead frames.
 *
 * @returns stops watching.
 */
export function limitYoungMemory(): () => void {
  const timer = setInterval(() => {
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
    if (young === undefined || young.space_size < ENOUGH) return;
    setFlagsFromString('--semi-space-growth-factor=1');
    // What has grown old is collected sooner too: on a busy machine V8 else lets it pile up to three times what is alive.
    setFlagsFromString('--optimize-for-size');
    clearInterval(timer);
  }, LOOK_MS);
  return () => clearInterval(timer);
}
