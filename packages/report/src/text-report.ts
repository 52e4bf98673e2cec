import type { CheckResult } from '@brazier/audit';
import type { ChangeSet } from '@brazier/diff';
import { revisionText, setSentence } from './change-words.ts';
import { decisionsOf, isExcused } from './check-report.ts';
import { count, oneLine, shortRevision } from './display-text.ts';
import type { LogEntry } from './log-entry.ts';
import type { TextOptions } from './paint.ts';
import { REVERTED_TITLE, revertedNote, revertedSet } from './reverted-changes.ts';
import { changeBlocks, indented, type TextStyle, textStyle, toText } from './text-lines.ts';

/** The changes for a terminal or a pipe: campaigns with their changes by area, long texts with changed words marked. No line begins with `::`. */
export function renderText(set: ChangeSet, options: TextOptions): string {
  return toText(changeSetLines(set, textStyle(options)));
}

/** The changes as `renderText` tells them, each with what the policy said of it, and the policy's warnings first. */
export function renderCheckText(report: CheckResult, options: TextOptions): string {
  const style = textStyle(options, { decisions: decisionsOf(report.findings) });
  const excused = report.findings.filter(isExcused).length;
  const notes = [
    ...report.warnings.flatMap((warning) => indented('policy: ', 8, oneLine(warning), style.width)),
    ...(excused > 0
      ? [
          `${count(excused, 'change')} acknowledged or ignored: listed, but nothing fails for ${excused === 1 ? 'it' : 'them'}`,
        ]
      : []),
  ];
  return toText([...notes, ...(notes.length > 0 ? [''] : []), ...changeSetLines(report.set, style)]);
}

/** Snapshots in the order given, each with its changes in sentences. */
export function renderLogText(entries: readonly LogEntry[], options: TextOptions): string {
  if (entries.length === 0) return 'No snapshots.\n';
  return entries.map((entry) => renderLogEntryText(entry, options)).join('\n');
}

/** One snapshot as `renderLogText` tells it, for a history that is written as it is read: put an empty line between two. */
export function renderLogEntryText(entry: LogEntry, options: TextOptions): string {
  const style = textStyle(options, { details: false });
  const head = `${entry.time} (${shortRevision(entry.revision)})  ${setSentence(entry.changes)}`;
  return toText([
    ...indented('', 2, head, style.width).map((line) => style.paint('bold', line)),
    ...partialLines(entry, style),
    ...changeBlocks(entry.changes, { ...style, width: style.width - 2 }).flatMap((block) =>
      block.map((line) => `  ${line}`),
    ),
  ]);
}

function partialLines(entry: LogEntry, style: TextStyle): string[] {
  return Object.entries(entry.workspaces)
    .filter(([, workspace]) => !workspace.complete)
    .flatMap(([name, { failed }]) => {
      const missing = failed > 0 ? `: ${count(failed, 'campaign')} could not be fetched` : '';
      return indented('  ', 2, `${oneLine(name)} is partial${missing}`, style.width).map((line) =>
        style.paint('yellow', line),
      );
    });
}

function changeSetLines(set: ChangeSet, style: TextStyle): string[] {
  const ends = `from ${revisionText(set.from)} to ${revisionText(set.to)}`;
  const lines = [
    ...indented('', 2, setSentence(set), style.width).map((line) => style.paint('bold', line)),
    ...indented('', 2, ends, style.width).map((line) => style.paint('dim', line)),
  ];
  for (const block of changeBlocks(set, style)) lines.push('', ...block);
  if (set.reverted.length === 0) return lines;
  lines.push('', style.paint('bold', REVERTED_TITLE));
  lines.push(
    ...indented('', 2, revertedNote(set, style.decisions), style.width).map((line) => style.paint('dim', line)),
  );
  for (const block of changeBlocks(revertedSet(set), style)) lines.push('', ...block);
  return lines;
}
