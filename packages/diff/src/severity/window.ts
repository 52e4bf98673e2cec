import type { Judge } from './judge.ts';

/** A conversion window that became shorter or longer: each spoils figures in its own way. */
export const windowResized: Judge = ({ before, after }) => {
  if (typeof before !== 'number' || typeof after !== 'number') return null;
  if (after < before) {
    return {
      severity: { live: 'error', draft: 'notice' },
      reason:
        'the window is shorter: late conversions no longer count, and figures before and after cannot be compared',
    };
  }
  return {
    severity: { live: 'error', draft: 'info' },
    reason: 'the window is longer: later conversions count too, and figures before and after cannot be compared',
  };
};
