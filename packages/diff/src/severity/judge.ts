import type { Difference } from '../difference.ts';
import type { SeverityPair } from '../rules/rule.ts';
import type { Scene } from '../scene.ts';

/** What a look at the content of one change found. */
export interface Judgement {
  severity: SeverityPair;
  /** One clause. */
  reason: string;
}

/** Looks at one change only; null where there is nothing to say or it cannot be sure. */
export type Judge = (difference: Difference, scene: Scene) => Judgement | null;
