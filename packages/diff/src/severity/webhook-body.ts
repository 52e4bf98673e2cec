import { messageOf } from '../scene.ts';
import type { Judge } from './judge.ts';

/** The body of a webhook is read by a server, not by recipients. */
export const webhookBody: Judge = (difference, scene) => {
  if (messageOf(difference, scene)?.kind !== 'webhook') return null;
  return { severity: { live: 'warning', draft: 'info' }, reason: 'the receiving server gets other data from now on' };
};
