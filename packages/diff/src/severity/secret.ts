import { hideMasks, holdsMask } from '../sentence/secrets.ts';
import type { Judge } from './judge.ts';

/** A value in which nothing but a masked secret changed. */
export const secretReplaced: Judge = ({ before, after }) => {
  if (typeof before !== 'string' || typeof after !== 'string' || !holdsMask(before)) return null;
  if (hideMasks(before) !== hideMasks(after)) return null;
  return {
    severity: { live: 'warning', draft: 'info' },
    reason: 'a secret was replaced: the other side must know the new one',
  };
};
