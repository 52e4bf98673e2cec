import type { CheckFinding, CheckResult } from '@brazier/audit';
import { compareSeverity, type Severity } from '@brazier/diff';
import type { Json, JsonObject } from '@brazier/schema';
import type { CatalogueRule } from './catalogue-rule.ts';
import { isExcused, type Locate } from './check-report.ts';
import { count, nameText, oneLine } from './display-text.ts';
import { jsonText } from './json-text.ts';
import { findingSentence } from './reverted-changes.ts';

export interface SarifOptions {
  locate: Locate;
  /** The catalogue; rules without a finding are left out. */
  rules: readonly CatalogueRule[];
  /** The program's version. */
  version: string;
}

/** Code scanning refuses a run with more results than this. */
const MOST_RESULTS = 25_000;
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';
const LEVELS: Record<Severity, string> = { error: 'error', warning: 'warning', notice: 'note', info: 'note' };

/** The findings as SARIF 2.1.0, most severe first; what the policy excuses is there with its suppression. */
export function renderSarif(report: CheckResult, options: SarifOptions): string {
  const findings = report.findings.toSorted((a, b) => compareSeverity(b.change.severity, a.change.severity));
  const shown = findings.slice(0, MOST_RESULTS);
  const used = new Set(shown.map(({ change }) => change.rule));
  const known = options.rules.filter(({ id }) => used.has(id)).map(ruleShape);
  const unknown = [...used].filter((id) => !options.rules.some((rule) => rule.id === id)).map((id) => ({ id }));
  const rules: JsonObject[] = [...known, ...unknown];
  const indexes = new Map(rules.map((rule, index) => [rule.id, index]));
  const run = {
    tool: { driver: { name: 'Brazier', semanticVersion: options.version, rules } },
    columnKind: 'utf16CodeUnits',
    invocations: [
      { executionSuccessful: true, toolExecutionNotifications: notifications(report, findings.length - shown.length) },
    ],
    results: shown.map((finding) => resultShape(finding, indexes.get(finding.change.rule) ?? 0, options.locate)),
  };
  return jsonText({ $schema: SCHEMA, version: '2.1.0', runs: [run] });
}

function ruleShape({ id, area, severity, reason }: CatalogueRule): JsonObject {
  return {
    id,
    shortDescription: { text: id },
    fullDescription: { text: oneLine(reason) },
    defaultConfiguration: { level: LEVELS[severity.live] },
    properties: { tags: [area] },
  };
}

function resultShape(finding: CheckFinding, ruleIndex: number, locate: Locate): JsonObject {
  const { campaign, change } = finding;
  const { file, line } = locate(campaign, change);
  const suppressions = suppressionShapes(finding);
  return {
    ruleId: change.rule,
    ruleIndex,
    level: LEVELS[change.severity],
    message: { text: `${nameText(campaign.name)}: ${oneLine(findingSentence(finding))}. ${oneLine(change.reason)}` },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file), uriBaseId: '%SRCROOT%' },
          region: { startLine: line },
        },
      },
    ],
    // GitHub tells alerts apart by the first; without it the upload hashes the source line, and a moved line would be a new alert.
    partialFingerprints: { primaryLocationLineHash: `${change.fingerprint}:1`, 'brazierChange/v1': change.fingerprint },
    ...(isExcused(finding) && { suppressions }),
    properties: {
      severity: change.severity,
      area: change.area,
      workspace: campaign.workspace,
      campaign: campaign.id,
      draft: change.draft,
    },
  };
}

function suppressionShapes({ acknowledged, ignored }: CheckFinding): Json[] {
  return [acknowledged, ignored]
    .filter((excuse) => excuse !== undefined)
    .map(({ reason }) => ({ kind: 'external', status: 'accepted', justification: oneLine(reason) }));
}

function notifications(report: CheckResult, leftOut: number): Json[] {
  const texts = report.warnings.map((warning) => oneLine(warning));
  if (leftOut > 0) texts.push(`${count(leftOut, 'more finding')} left out, none more severe than the results.`);
  return texts.map((text) => ({ level: 'warning', message: { text } }));
}
