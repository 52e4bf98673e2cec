import type { CheckResult } from '@brazier/audit';
import type { ChangeSet } from '@brazier/diff';
import { revisionText, setSentence } from './change-words.ts';
import { type Decisions, decisionsOf } from './check-report.ts';
import { count, shortRevision } from './display-text.ts';
import type { LogEntry } from './log-entry.ts';
import { markdownText } from './markdown-escape.ts';
import { commandFor, fitSections, type Section } from './markdown-fit.ts';
import { REVERTED_TITLE, revertedNote, revertedSet } from './reverted-changes.ts';

/** How long a Markdown report may become. */
export interface MarkdownOptions {
  /** UTF-16 code units; 65,000 unless told, since hosts refuse a comment of more than 65,536 characters. */
  limit?: number;
}

const LIMIT = 65_000;
const MAX_WARNINGS = 20;

/** The changes as Markdown for a comment or a chat: the most severe are kept, the rest counted. Nothing in it from Braze acts on a reader or host. */
export function renderMarkdown(set: ChangeSet, options: MarkdownOptions = {}): string {
  return fitSections([{ head: setHead(set), set }, ...revertedSections(set, null)], {
    limit: options.limit ?? LIMIT,
    decisions: null,
    command: commandFor('diff', set),
  });
}

/** The changes as `renderMarkdown` tells them, each with what the policy said of it, and the policy's warnings. */
export function renderCheckMarkdown(report: CheckResult, options: MarkdownOptions = {}): string {
  const shown = report.warnings.slice(0, MAX_WARNINGS).map((warning) => `- ${markdownText(warning)}\n`);
  const more = report.warnings.length - shown.length;
  if (more > 0) shown.push(`- and ${count(more, 'more warning')}\n`);
  const policy = shown.length > 0 ? `\nPolicy:\n\n${shown.join('')}` : '';
  const { set } = report;
  const decisions = decisionsOf(report.findings);
  const sections = [{ head: setHead(set) + policy, set }, ...revertedSections(set, decisions)];
  return fitSections(sections, {
    limit: options.limit ?? LIMIT,
    decisions,
    command: commandFor('check', set),
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

function revertedSections(set: ChangeSet, decisions: Decisions | null): Section[] {
  if (set.reverted.length === 0) return [];
  const head = `\n## ${REVERTED_TITLE}\n\n${revertedNote(set, decisions)}\n`;
  return [{ head, set: revertedSet(set), title: REVERTED_TITLE }];
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
