export { changeSetJsonSchema } from './change-set-schema.ts';
export type { CheckedCampaign, CheckFinding, CheckReport, Locate, SourceLocation } from './check-report.ts';
export {
  renderBlameJson,
  renderCampaignJson,
  renderCheckJson,
  renderJson,
  renderLogEntryJson,
  renderLogJson,
  renderSnapshotJson,
} from './json-report.ts';
export type { LogEntry } from './log-entry.ts';
export type { BlameLine, ShownCampaign } from './shown-campaign.ts';
export type { SnapshotReport, WorkspaceReport } from './snapshot-report.ts';
