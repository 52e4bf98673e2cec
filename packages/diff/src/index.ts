export { AREAS, type Area, type Change, type ChangedMessage, OPS, type Op, SEVERITIES, type Severity } from './change.ts';
export type { CampaignChanges, CampaignFacts, ChangeSet, RevisionRef, Summary } from './change-set.ts';
