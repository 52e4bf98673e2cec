import type { Judge } from './judge.ts';

/** A campaign that other systems start, and that no longer answers to them as it did. */
export const apiCallsFail: Judge = ({ path, before }, { apiTriggered }) => {
  const isNewlySo = path[0] === 'schedule_type' && before !== 'api_triggered';
  if (!apiTriggered || isNewlySo) return null;
  return {
    severity: { live: 'error', draft: 'notice' },
    reason: 'other systems start this campaign: their calls may fail from now on',
  };
};

/** A variation of a campaign that other systems start by naming its id. */
export const apiNamesVariation: Judge = (_, { apiTriggered }) => {
  if (!apiTriggered) return null;
  return {
    severity: { live: 'error', draft: 'notice' },
    reason: 'other systems start this campaign and may name the variation by its id',
  };
};
