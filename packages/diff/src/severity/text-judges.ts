import type { Judge } from './judge.ts';
import { linkHostChanged } from './links.ts';
import { liquidBroken, variableVanished } from './liquid.ts';
import { secretReplaced } from './secret.ts';

/** What is looked for in every text that a message holds, the worst first. */
export const TEXT_JUDGES: readonly Judge[] = [liquidBroken, linkHostChanged, variableVanished, secretReplaced];

/** What is looked for in the address of an image: it may come from anywhere. */
export const IMAGE_JUDGES: readonly Judge[] = [liquidBroken, variableVanished, secretReplaced];
