import type { Area, Op, RuleId, Severity } from '@brazier/diff';

/** What reports tell of a rule of the catalogue; a whole `Rule` fits. */
export interface CatalogueRule {
  id: RuleId;
  area: Area;
  /** The usual op of its changes. */
  op: Op;
  /** By default in a campaign that can be sending, and in one that cannot or in a draft. */
  severity: { live: Severity; draft: Severity };
  /** Why it matters, one clause for a marketer. */
  reason: string;
}
