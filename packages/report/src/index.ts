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
export { messageAsText } from './mail/message-as-text.ts';
export type { TextOptions } from './paint.ts';
export type { BlameLine, ShownCampaign } from './shown-campaign.ts';
export type { SnapshotReport, WorkspaceReport } from './snapshot-report.ts';
export { renderCheckText, renderLogEntryText, renderLogText, renderText } from './text-report.ts';
