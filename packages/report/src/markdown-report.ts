import type { ChangeSet } from '@brazier/diff';
import { revisionText, setSentence } from './change-words.ts';
import { type CheckReport, decisionsOf } from './check-report.ts';
import { count, shortRevision } from './display-text.ts';
import type { LogEntry } from './log-entry.ts';
import { markdownText } from './markdown-escape.ts';
import { commandFor, fitSections } from './markdown-fit.ts';

/** How long a Markdown report may become. */
export interface MarkdownOptions {
  /** UTF-16 code units; 65,000 unless told, since hosts refuse a comment of more than 65,536 characters. */
  limit?: number;
}

const LIMIT = 65_000;
const MAX_WARNINGS = 20;

/** The changes as Markdown for a comment or a chat: the most severe are kept, the rest counted. Nothing in it from Braze acts on a reader or host. */
export function renderMarkdown(set: ChangeSet, options: MarkdownOptions = {}): string {
  return fitSections([{ head: setHead(set), set }], {
    limit: options.limit ?? LIMIT,
    decisions: null,
    command: commandFor('diff', set),
  });
}

/** The changes as `renderMarkdown` tells them, each with what the policy said of it, and the policy's warnings. */
export function renderCheckMarkdown(report: CheckReport, options: MarkdownOptions = {}): string {
  const shown = report.warnings.slice(0, MAX_WARNINGS).map((warning) => `- ${markdownText(warning)}\n`);
  const more = report.warnings.length - shown.length;
  if (more > 0) shown.push(`- and ${count(more, 'more warning')}\n`);
  const policy = shown.length > 0 ? `\nPolicy:\n\n${shown.join('')}` : '';
  const sections = [{ head: setHead(report.set) + policy, set: report.set }];
  return fitSections(sections, {
    limit: options.limit ?? LIMIT,
    decisions: decisionsOf(report.findings),
    command: commandFor('check', report.set),
  });
}

/** Snapshots in the order given, each with its changes; over all of them the most severe changes are kept. */
export function renderLogMarkdown(entries: readonly LogEntry[], options: MarkdownOptions = {}): string {
  if (entries.length === 0) return 'No snapshots.\n';
  const sections = entries.map((entry) => ({ head: entryHead(entry), set: entry.changes }));
  return fitSections(sections, {
    limit: options.limit ?? LIMIT,
    decisions: null,
    command: 'brazier log --format html',
  });
}

function setHead(set: ChangeSet): string {
  return `## ${setSentence(set)}\n\nfrom ${revisionText(set.from)} to ${revisionText(set.to)}\n`;
}

function entryHead({ revision, time, workspaces, changes }: LogEntry): string {
  const partial = Object.entries(workspaces).filter(([, { complete }]) => !complete);
  const notes = partial.map(
    ([name, { failed }]) => `- ${markdownText(name)} is partial: ${count(failed, 'campaign')} could not be fetched\n`,
  );
  return `\n## ${time} (${shortRevision(revision)})\n\n${setSentence(changes)}\n${notes.length > 0 ? '\n' : ''}${notes.join('')}`;
}
