import { campaignMessages, type JsonObject, kindOfMessage, own } from '@brazier/schema';
import { messageOf } from '../scene.ts';
import type { Judge } from './judge.ts';

/** The last variation that sends anything is gone. */
export const allVariationsGone: Judge = (_, { before, after }) => {
  if (!before || !after || sendingVariations(before) === 0 || sendingVariations(after) > 0) return null;
  return { severity: { live: 'error', draft: 'warning' }, reason: 'no variation is left: there is nothing to send' };
};

/** A control group that came, or that is gone. */
export const controlGroupChanged: Judge = (difference, scene) => {
  if (messageOf(difference, scene)?.kind !== 'control') return null;
  const reason =
    difference.op === 'added'
      ? 'it is a control group: part of the recipients get nothing from now on'
      : 'it was the control group: what the campaign achieves can no longer be measured against it';
  return { severity: { live: 'warning', draft: 'info' }, reason };
};

/** A variation that became a control group, or that was one. */
export const controlTypeChanged: Judge = ({ before, after }) => {
  const severity = { live: 'error', draft: 'notice' } as const;
  if (after === 'control')
    return { severity, reason: 'the variation is a control group now: its recipients get nothing' };
  return before === 'control' ? { severity, reason: 'the control group became a variation that is sent' } : null;
};

function sendingVariations(details: JsonObject): number {
  const messages = campaignMessages(details);
  return Object.keys(messages).filter((id) => kindOfMessage(own(messages, id)) !== 'control').length;
}
