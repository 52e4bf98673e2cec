export { renderBlameText, renderCampaignText } from './campaign-report.ts';
export type { CatalogueRule } from './catalogue-rule.ts';
export { changeSetJsonSchema } from './change-set-schema.ts';
export type { CheckedCampaign, Locate, SourceLocation } from './check-report.ts';
export { renderGithub } from './github-report.ts';
export {
  diagnosisSentence,
  renderDoctorJson,
  renderDoctorText,
  renderStatusJson,
  renderStatusText,
  renderVerifyJson,
  renderVerifyText,
} from './health-report.ts';
export { type HtmlOptions, renderCheckHtml, renderHtml, renderLogHtml } from './html-report.ts';
export {
  renderBlameJson,
  renderCampaignJson,
  renderCheckJson,
  renderJson,
  renderLogEntryJson,
  renderLogJson,
  renderSnapshotJson,
} from './json-report.ts';
export { type JunitOptions, renderJunit } from './junit-report.ts';
export type { LogEntry } from './log-entry.ts';
export { messageAsText } from './mail/message-as-text.ts';
export { renderMarkdownMessage } from './markdown-message.ts';
export { type MarkdownOptions, renderCheckMarkdown, renderLogMarkdown, renderMarkdown } from './markdown-report.ts';
export type { TextOptions } from './paint.ts';
export { REVERTED_TITLE, rewordReverted } from './reverted-changes.ts';
export { renderRulesJson, renderRulesMarkdown, renderRulesText } from './rules-report.ts';
export { renderSarif, type SarifOptions } from './sarif-report.ts';
export { standingWords } from './standing-words.ts';
export { type ReportTable, renderTableHtml, renderTableMarkdown } from './table-report.ts';
export { renderCheckText, renderLogEntryText, renderLogText, renderText } from './text-report.ts';
