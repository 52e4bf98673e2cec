import type { ChannelKind } from '@brazier/schema';
import { messageOf } from '../scene.ts';
import type { Judge, Judgement } from './judge.ts';

/** Another severity and reason in the messages of these kinds. */
export function inMessages(kinds: readonly ChannelKind[], judgement: Judgement): Judge {
  return (difference, scene) => {
    const kind = messageOf(difference, scene)?.kind;
    return kind !== undefined && kinds.includes(kind) ? judgement : null;
  };
}
