export { apply } from './apply.ts';
export { campaignChanges, campaignFacts, editedAt } from './campaign-changes.ts';
export { RULES } from './catalogue.ts';
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
export { isOnChannel } from './change-channels.ts';
export type {
  CampaignChanges,
  CampaignFacts,
  CampaignStanding,
  ChangeSet,
  RevertedCampaign,
  RevertedChange,
  RevisionRef,
  SnapshotRef,
  Summary,
} from './change-set.ts';
export { changeCount, countReverted, createChangeSet, highestSeverity, withReverted } from './create-change-set.ts';
export { diff } from './diff.ts';
export { type ChangeInCampaign, type EqualChanges, type GroupedChanges, groupEqualChanges } from './equal-changes.ts';
export { type ChangeFilters, filterChangeSet, narrowChanges } from './filter-change-set.ts';
export { type CampaignMoment, revertedChanges } from './reverted/reverted-changes.ts';
export { RULE_IDS, type RuleId } from './rule-ids.ts';
export type { Rule, SeverityPair } from './rules/rule.ts';
export { messageLabel, placeLetter } from './sentence/labels.ts';
export { composeSentence, composeText, type PlaceName, type Wording } from './sentence/wording.ts';
export { compareSeverity, highestOf, type Why } from './severity/severity.ts';
export { rewordChange } from './tell-changes.ts';
export { diffText, diffTextSteps, type TextDiff, type TextDiffOptions, type TextPart } from './text/diff-text.ts';
export { equalContext } from './text/equal-context.ts';
export type { TextWord } from './text/mark-words.ts';
