export {
  AREAS,
  type Area,
  type Change,
  type ChangedMessage,
  OPS,
  type Op,
  SEVERITIES,
  type Severity,
} from './change.ts';
export type { CampaignChanges, CampaignFacts, ChangeSet, RevisionRef, Summary } from './change-set.ts';
export { diffText, diffTextSteps, type TextDiff, type TextDiffOptions, type TextPart } from './text/diff-text.ts';
export type { TextWord } from './text/mark-words.ts';
