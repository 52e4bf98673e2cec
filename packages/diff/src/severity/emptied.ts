import type { Judge } from './judge.ts';

/** A text that recipients read, or an address, that had something and has nothing any more. */
export const emptied: Judge = ({ op, before, after }) => {
  if (op === 'added' || op === 'moved' || typeof before !== 'string' || before.trim() === '') return null;
  const isBlank = after === undefined || after === null || (typeof after === 'string' && after.trim() === '');
  return isBlank
    ? { severity: { live: 'error', draft: 'warning' }, reason: 'it is empty now: nothing stands there any more' }
    : null;
};
