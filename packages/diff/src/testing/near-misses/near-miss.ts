import type { Example } from '../../rules/example.ts';

/** For a rule a pair of states that comes close to it, and the rules that tell it instead; none where there is nothing to tell. */
export interface NearMiss {
  rule: string;
  because: string;
  states: Example;
  told: readonly string[];
}

export function miss(rule: string, because: string, states: Example, ...told: string[]): NearMiss {
  return { rule, because, states, told };
}
