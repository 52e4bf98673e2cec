import type { Severity } from '@brazier/diff';
import { describe, expect, it } from 'vitest';
import { hostileCampaign } from '../fixtures/hostile-text.ts';
import { BODY_AFTER, BODY_BEFORE, campaignOf, changeOf, SAMPLE, setOf } from '../fixtures/sample-changes.ts';
import { renderLogMarkdown, renderMarkdown } from './index.ts';

const LEVELS: readonly Severity[] = ['info', 'notice', 'warning', 'error'];
const many = (number: number, text: string): ReturnType<typeof setOf> =>
  setOf(
    Array.from({ length: number }, (_, index) =>
      campaignOf({
        id: `campaign-${index}`,
        name: `Campaign ${index}`,
        changes: LEVELS.map((severity) =>
          changeOf({
            severity,
            path: ['messages', 'm1', `field ${index}`],
            before: BODY_BEFORE,
            after: BODY_AFTER,
            text: `${text} ${severity} ${index}`,
          }),
        ),
      }),
    ),
  );
const countOf = (report: string, severity: string): number =>
  report.match(new RegExp(`^- . \\*\\*${severity}\\*\\*`, 'gm'))?.length ?? 0;

describe('a report that is too long', () => {
  it('stays below 65,000 characters with 5,000 changes, keeps the most severe and counts the rest', () => {
    const report = renderMarkdown(many(1_250, 'body changed'));
    expect(report.length).toBeLessThanOrEqual(65_000);
    expect(report.length).toBeGreaterThan(60_000);
    const shown = LEVELS.map((severity) => countOf(report, severity));
    expect(shown.slice(0, 3)).toEqual([0, 0, 0]);
    const left = /\*\*([\d,]+) more changes left out for length\*\* \(([^)]*)\)/.exec(report);
    expect(Number(left?.[1]?.replaceAll(',', '')) + (shown[3] ?? 0)).toBe(5_000);
    expect(left?.[2]).toContain('1,250 warnings');
  });

  it('leaves differences out before sentences, and never cuts an entry', () => {
    const report = renderMarkdown(many(20, 'body changed'), { limit: 8_000 });
    expect(report.length).toBeLessThanOrEqual(8_000);
    expect(countOf(report, 'error')).toBe(20);
    expect(report.match(/^ *```/gm)?.length ?? 0).toBe(0);
    const roomy = renderMarkdown(many(20, 'body changed'), { limit: 20_000 });
    expect((roomy.match(/^ *```/gm)?.length ?? 0) % 2).toBe(0);
    const detailed = roomy.split(/^- /m).filter((item) => item.includes('```diff'));
    expect(countOf(roomy, 'info')).toBe(20);
    expect(detailed.length).toBeGreaterThan(0);
    expect(detailed.filter((item) => !item.includes('**error**')).length).toBe(Math.max(0, detailed.length - 20));
  });

  it('keeps within its limit whatever the texts hold', () => {
    const campaigns = Array.from({ length: 60 }, () => hostileCampaign('`'.repeat(4_000)));
    for (const limit of [1_000, 5_000, 65_000])
      expect(renderMarkdown(setOf(campaigns), { limit }).length).toBeLessThanOrEqual(limit);
  });

  it('of a whole history keeps the most severe of all snapshots', () => {
    const entries = Array.from({ length: 100 }, (_, index) => ({
      revision: 'a'.repeat(40),
      time: '2026-03-03T06:00:00Z',
      workspaces: {},
      changes: many(3, `snapshot ${index}`),
    }));
    const report = renderLogMarkdown(entries, { limit: 30_000 });
    expect(report.length).toBeLessThanOrEqual(30_000);
    expect(countOf(report, 'error')).toBeGreaterThan(0);
    expect(countOf(report, 'info')).toBe(0);
    expect(report).toContain('left out for length');
  });
});

it('a report that fits holds every change and says nothing of a limit', () => {
  const report = renderMarkdown(SAMPLE);
  expect(report.match(/^- /gm)).toHaveLength(14);
  expect(report).not.toContain('left out');
});

it('no changes are said in one line', () => {
  expect(renderMarkdown(setOf([]))).toBe(
    '## No changes\n\nfrom 2026-03-02T06:00:00Z (3f2a9c1) to 2026-03-03T06:00:00Z (9e8d7c6)\n',
  );
});

it('a fence is longer than any run of backticks inside, in lines that stayed too', () => {
  const [before, after] = ['one\n````\nthree\n', 'two\n````\nthree\n'];
  const report = renderMarkdown(setOf([campaignOf({ changes: [changeOf({ before, after })] })]));
  expect(report).toContain('  `````diff\n');
  expect(report).toContain('\n    ````\n');
});
