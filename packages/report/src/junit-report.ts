import type { CheckFinding, CheckResult } from '@brazier/audit';
import { SEVERITIES, type Severity } from '@brazier/diff';
import { isExcused } from './check-report.ts';
import { nameText, oneLine } from './display-text.ts';
import { policySentences } from './policy-words.ts';
import { findingSentence } from './reverted-changes.ts';
import { xmlText } from './xml-text.ts';

/** Which findings fail: those of at least this severity that the policy does not excuse. */
export interface JunitOptions {
  failOn: Severity;
}

/**
 * The findings as JUnit XML: a suite a campaign, a test a change. A test fails at or above `failOn` and is skipped where the policy excuses
 * it. Without findings there is one suite with one test that passes, since readers take an empty file for a broken run.
 */
export function renderJunit(report: CheckResult, options: JunitOptions): string {
  const campaigns = Map.groupBy(report.findings, ({ campaign }) => oneLine(`${campaign.workspace}/${campaign.id}`));
  // The schema of Ant's JUnit task has no time zone.
  const timestamp = (report.set.to.time ?? '1970-01-01T00:00:00Z').slice(0, 19);
  const suites = [...campaigns].map(([key, findings], index) => {
    const name = `${key} ${nameText(findings[0]?.campaign.name ?? '')}`;
    return suite(
      { id: index, name, timestamp },
      findings.map((finding) => testOf(finding, key, options.failOn)),
    );
  });
  if (suites.length === 0) {
    suites.push(
      suite({ id: 0, name: 'brazier check', timestamp }, [
        { outcome: 'passed', xml: test('no changes', 'brazier', '') },
      ]),
    );
  }
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites>\n${suites.join('')}</testsuites>\n`;
}

interface Test {
  outcome: 'passed' | 'failed' | 'skipped';
  xml: string;
}

function testOf(finding: CheckFinding, key: string, failOn: Severity): Test {
  const { change } = finding;
  const name = `${change.rule} ${oneLine(findingSentence(finding))} [${change.fingerprint}]`;
  const message = xmlText([oneLine(change.reason), ...policySentences(finding)].join('; '));
  if (isExcused(finding)) {
    return { outcome: 'skipped', xml: test(name, key, '<skipped/>') };
  }
  if (SEVERITIES.indexOf(change.severity) < SEVERITIES.indexOf(failOn))
    return { outcome: 'passed', xml: test(name, key, '') };
  const failure = `<failure type="${change.severity}" message="${message}">${xmlText(oneLine(findingSentence(finding)))}</failure>`;
  return { outcome: 'failed', xml: test(name, key, failure) };
}

function test(name: string, classname: string, inside: string): string {
  return `    <testcase name="${xmlText(name)}" classname="${xmlText(classname)}" time="0">${inside}</testcase>\n`;
}

function suite(
  { id, name, timestamp }: { id: number; name: string; timestamp: string },
  tests: readonly Test[],
): string {
  const number = (outcome: Test['outcome']): number => tests.filter((one) => one.outcome === outcome).length;
  const counts = `tests="${tests.length}" failures="${number('failed')}" errors="0" skipped="${number('skipped')}"`;
  return [
    `  <testsuite id="${id}" name="${xmlText(name)}" package="brazier" hostname="localhost" timestamp="${timestamp}" time="0" ${counts}>\n`,
    '    <properties/>\n',
    ...tests.map(({ xml }) => xml),
    '    <system-out></system-out>\n    <system-err></system-err>\n  </testsuite>\n',
  ].join('');
}
