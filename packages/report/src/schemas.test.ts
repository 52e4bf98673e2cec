import { readFileSync } from 'node:fs';
import type { CheckResult } from '@brazier/audit';
import { Ajv } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describe, expect, it } from 'vitest';
import { validateXML } from 'xmllint-wasm';
import { HOSTILE_TEXTS, hostileCheck, hostileSet } from '../fixtures/hostile-text.ts';
import { EMPTY, SAMPLE, SAMPLE_CHECK } from '../fixtures/sample-changes.ts';
import { changeSetJsonSchema, renderCheckJson, renderJson, renderJunit, renderSarif } from './index.ts';

const CORPUS = Object.entries(HOSTILE_TEXTS);
const schemaFile = (name: string): string =>
  readFileSync(new URL(`../fixtures/schemas/${name}`, import.meta.url), 'utf8');
const locate = (): { file: string; line: number } => ({ file: 'audit/wörk spaces/a%b.json', line: 3 });
const NOTHING: CheckResult = { set: EMPTY, findings: [], warnings: [] };

describe('the JSON of diff and check', () => {
  const validate = new Ajv2020({ strict: false }).compile(changeSetJsonSchema());
  const errorsOf = (report: string): unknown => (validate(JSON.parse(report)) ? null : validate.errors);

  it('is as the published schema says', () => {
    for (const report of [renderJson(SAMPLE), renderJson(EMPTY), renderCheckJson(SAMPLE_CHECK)])
      expect(errorsOf(report)).toBeNull();
  });

  it.each(CORPUS)('is so with “%s” in every text', (_name, text) => {
    expect(errorsOf(renderJson(hostileSet(text)))).toBeNull();
    expect(errorsOf(renderCheckJson(hostileCheck(text)))).toBeNull();
  });

  it('is refused by the schema with facts, without a reason, or with an unknown area', () => {
    const broken = (edit: (campaign: Record<string, unknown>, change: Record<string, unknown>) => void): unknown => {
      const report = JSON.parse(renderJson(SAMPLE));
      edit(report.campaigns[0], report.campaigns[0].changes[0]);
      return validate(report);
    };
    expect(broken(() => undefined)).toBe(true);
    expect(broken((campaign) => Object.assign(campaign, { facts: {} }))).toBe(false);
    expect(broken((_, change) => delete change.reason)).toBe(false);
    expect(broken((_, change) => Object.assign(change, { area: 'audience' }))).toBe(false);
  });

  it('has its keys in the order of the contract', () => {
    const report = JSON.parse(renderJson(SAMPLE));
    expect(Object.keys(report)).toEqual(['schemaVersion', 'from', 'to', 'summary', 'campaigns', 'reverted']);
    expect(Object.keys(report.campaigns[0])).toEqual(['workspace', 'id', 'name', 'status', 'edited', 'changes']);
    expect(Object.keys(report.campaigns[3].changes[1])).toEqual([
      'rule',
      'area',
      'op',
      'severity',
      'reason',
      'path',
      'before',
      'after',
      'message',
      'draft',
      'fingerprint',
      'text',
    ]);
  });

  it('keeps every digit of an integer and leaves out before where something was added', () => {
    expect(renderJson(SAMPLE)).toContain('"after": 9007199254740993,');
    const added = JSON.parse(renderJson(SAMPLE)).campaigns[2].changes[0];
    expect('before' in added).toBe(false);
    expect(added.after.name).toBe('Summer teaser');
  });
});

describe('SARIF', () => {
  // The published file is draft 04, whose keywords are the same but for the name of `id`.
  const { $schema: _draft, id: _id, ...published } = JSON.parse(schemaFile('sarif-2.1.0.json'));
  const validate = addFormats.default(new Ajv({ strict: false })).compile(published);
  const sarif = (report: CheckResult): string => renderSarif(report, { locate, rules: [], version: '1.0.0' });
  const errorsOf = (report: string): unknown => (validate(JSON.parse(report)) ? null : validate.errors);

  it('is valid by the published schema, with and without findings', () => {
    expect(errorsOf(sarif(SAMPLE_CHECK))).toBeNull();
    expect(errorsOf(sarif(NOTHING))).toBeNull();
    expect(errorsOf('{"version":"2.1.0","runs":[{}]}')).not.toBeNull();
  });

  it.each(CORPUS)('is so with “%s” in every text', (_name, text) => {
    expect(errorsOf(sarif(hostileCheck(text)))).toBeNull();
  });

  it('has a fingerprint, a rule and a true location for each finding, and says what is suppressed and why', () => {
    const [run] = JSON.parse(sarif(SAMPLE_CHECK)).runs;
    expect(run.results).toHaveLength(SAMPLE_CHECK.findings.length);
    for (const result of run.results) {
      expect(run.tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId);
      expect(result.partialFingerprints['brazierChange/v1']).toMatch(/^[0-9a-f]{12}$/);
      expect(result.locations[0].physicalLocation).toMatchObject({
        artifactLocation: { uri: 'audit/w%C3%B6rk%20spaces/a%25b.json' },
        region: { startLine: 3 },
      });
    }
    const suppressed = run.results.filter((result: { suppressions?: unknown }) => result.suppressions);
    expect(suppressed.map((result: { ruleId: string }) => result.ruleId)).toEqual([
      'tag.removed',
      'campaign.edited.unseen',
    ]);
    expect(suppressed[0].suppressions[0].justification).toBe('Agreed with CRM on Monday.');
  });

  it('keeps the 25,000 most severe results and counts the rest', () => {
    const [first] = SAMPLE_CHECK.findings;
    if (!first) throw new Error('the sample has findings');
    const info = { ...first, change: { ...first.change, severity: 'info' as const } };
    const findings = [
      ...Array.from({ length: 25_000 }, () => info),
      { ...first, change: { ...first.change, severity: 'error' as const } },
    ];
    const [run] = JSON.parse(sarif({ ...SAMPLE_CHECK, findings })).runs;
    expect(run.results).toHaveLength(25_000);
    expect(run.results[0].level).toBe('error');
    expect(JSON.stringify(run.invocations)).toContain('1 more finding left out');
  });
});

describe('JUnit', () => {
  const errorsOf = async (xml: string, schema: string): Promise<unknown> => {
    const result = await validateXML({ xml: { fileName: 'report.xml', contents: xml }, schema: schemaFile(schema) });
    return result.valid ? null : result.errors;
  };
  const junit = (report: CheckResult): string => renderJunit(report, { failOn: 'warning' });

  it.each(['junit-jenkins-10.xsd', 'junit-ant.xsd'])('is valid by %s, whatever the texts hold', async (schema) => {
    expect(await errorsOf(junit(SAMPLE_CHECK), schema)).toBeNull();
    expect(await errorsOf(junit(NOTHING), schema)).toBeNull();
    expect(await errorsOf('<testsuites><testsuite/></testsuites>', schema)).not.toBeNull();
    const findings = CORPUS.flatMap(([, text]) => hostileCheck(text).findings);
    expect(await errorsOf(junit({ ...SAMPLE_CHECK, findings }), schema)).toBeNull();
  });

  it('fails at and above the severity asked for, skips what the policy excuses, passes the rest', () => {
    const xml = junit(SAMPLE_CHECK);
    const severities = SAMPLE_CHECK.findings.map(({ change }) => change.severity);
    const failing = severities.filter((severity) => severity === 'warning' || severity === 'error').length;
    expect(xml.match(/<failure /g)).toHaveLength(failing);
    expect(xml.match(/<skipped\/>/g)).toHaveLength(2);
    expect(xml.match(/<testcase /g)).toHaveLength(severities.length);
  });

  it('has a test that passes where nothing changed', () => {
    expect(junit(NOTHING)).toContain('<testcase name="no changes"');
    expect(junit(NOTHING)).not.toContain('<failure');
  });
});
