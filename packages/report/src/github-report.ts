import type { CheckFinding, CheckResult } from '@brazier/audit';
import { compareSeverity, type Severity } from '@brazier/diff';
import { MARKS } from './change-words.ts';
import { isExcused, type Locate } from './check-report.ts';
import { count, nameText, oneLine } from './display-text.ts';
import { findingSentence } from './reverted-changes.ts';

type Level = 'error' | 'warning' | 'notice';

const LEVELS: Record<Severity, Level> = { error: 'error', warning: 'warning', notice: 'notice', info: 'notice' };

/** GitHub shows at most so many annotations of a level for a step, and drops the others without a word. */
const SHOWN_PER_LEVEL = 10;

/**
 * The findings as GitHub Actions annotations, most severe first, none that the policy excuses. Of each level at most ten are shown, so
 * where there are more the tenth counts them. Empty where there is no finding.
 */
export function renderGithub(report: CheckResult, options: { locate: Locate }): string {
  const open = report.findings.filter((finding) => !isExcused(finding));
  const byLevel = Map.groupBy(
    open.toSorted((a, b) => compareSeverity(b.change.severity, a.change.severity)),
    ({ change }) => LEVELS[change.severity],
  );
  const lines = (['error', 'warning', 'notice'] as const).flatMap((level) => {
    const findings = byLevel.get(level) ?? [];
    const fits = findings.length <= SHOWN_PER_LEVEL;
    const shown = fits ? findings : findings.slice(0, SHOWN_PER_LEVEL - 1);
    const more = fits
      ? []
      : [
          command(
            level,
            { title: 'Brazier' },
            `${count(findings.length - shown.length, 'more finding')} of this level; \`brazier check\` lists all`,
          ),
        ];
    return [...shown.map((finding) => annotation(level, finding, options.locate)), ...more];
  });
  return lines.map((line) => `${line}\n`).join('');
}

function annotation(level: Level, finding: CheckFinding, locate: Locate): string {
  const { campaign, change } = finding;
  const { file, line } = locate(campaign, change);
  const title = `${nameText(campaign.name)}: ${change.rule}`;
  return command(
    level,
    { file, line: String(line), title },
    `${MARKS[change.op]} ${oneLine(findingSentence(finding))} (${oneLine(change.reason)}; fingerprint ${oneLine(change.fingerprint)})`,
  );
}

function command(level: Level, properties: Record<string, string>, message: string): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(value)}`);
  return `::${level} ${list.join(',')}::${escapeData(message)}`;
}

// `%` first, or the escapes would be escaped.
function escapeData(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
