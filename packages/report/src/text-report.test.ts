import { describe, expect, it } from 'vitest';
import { campaignOf, changeOf, SAMPLE, SAMPLE_LOG, setOf } from '../fixtures/sample-changes.ts';
import { renderLogEntryText, renderLogText, renderText } from './index.ts';

const PLAIN = { color: false };
const COLOUR = new RegExp(`${String.fromCharCode(27)}\\[\\d+m`, 'g');

describe('text for a terminal', () => {
  it('says the same with and without colour', () => {
    const coloured = renderText(SAMPLE, { color: true });
    expect(coloured).toMatch(COLOUR);
    expect(coloured.replace(COLOUR, '')).toBe(renderText(SAMPLE, PLAIN));
  });

  it('has a sign for each kind of change and the severity as a word', () => {
    const report = renderText(SAMPLE, PLAIN);
    for (const start of ['+ notice ', '− warning', '~ error  ', '→ error  ']) expect(report).toContain(`    ${start}`);
  });

  it('holds its width, wide letters and long words included', () => {
    const set = setOf([
      campaignOf({
        name: '日本語の長い名前'.repeat(8),
        changes: [changeOf({ text: `${'x'.repeat(300)} ${'漢'.repeat(100)}` })],
      }),
    ]);
    const cells = (line: string): number => [...line].reduce((sum, letter) => sum + (letter >= '\u3000' ? 2 : 1), 0);
    for (const width of [40, 60, 80, 120]) {
      for (const line of renderText(set, { color: false, width }).split('\n'))
        expect(cells(line)).toBeLessThanOrEqual(width);
    }
  });

  it('says when Braze saw the edit and which snapshot did not have it yet', () => {
    const edited = (at: string | null, after: string | null): string =>
      renderText(setOf([campaignOf({ id: 'c1', edited: { at, after }, changes: [changeOf({})] })]), {
        color: false,
        width: 200,
      }).split('\n')[4] ?? '';
    expect(edited('2026-03-02T18:41:00+01:00', '2026-03-02T06:00:00Z')).toBe(
      '  edited 2026-03-02T17:41:00Z, after the snapshot of 2026-03-02T06:00:00Z',
    );
    expect(edited('2026-03-01T00:00:00Z', '2026-03-02T06:00:00Z')).toBe(
      '  last edited 2026-03-01T00:00:00Z, before the snapshot of 2026-03-02T06:00:00Z',
    );
    expect(edited(null, '2026-03-02T06:00:00Z')).toBe('  edited after the snapshot of 2026-03-02T06:00:00Z');
    expect(edited('2026-03-01T00:00:00Z', null)).toBe('  last edited 2026-03-01T00:00:00Z');
    expect(edited(null, null)).toBe('  edited at a time that Braze does not tell');
  });

  it('makes a change of white space alone visible', () => {
    const [before, after] = ['one two\n'.repeat(12), `${'one two\n'.repeat(11)}one  two\n`];
    const report = renderText(setOf([campaignOf({ changes: [changeOf({ before, after })] })]), PLAIN);
    expect(report).toContain('+ one{+··+}two');
  });

  it('tells a secret that changed as another secret, never its hash', () => {
    const mask = (digit: string): string =>
      `${'{"key": "value",\n'.repeat(6)}"token": "brazier:secret:${digit.repeat(32)}"}`;
    const report = renderText(
      setOf([campaignOf({ changes: [changeOf({ before: mask('a'), after: mask('b') })] })]),
      PLAIN,
    );
    expect(report).not.toMatch(/brazier:secret|aaaa|bbbb/);
    expect(report).toContain('"token": "(secret {+2+})"}');
  });

  it('indents what lies inside a replaced message or a draft', () => {
    expect(renderText(SAMPLE, PLAIN)).toContain('\n        ~ warning  email “Variation 2”: subject “Sale” → “Sale!”\n');
  });
});

describe('the log', () => {
  it('is its entries with an empty line between them', () => {
    expect(renderLogText(SAMPLE_LOG, PLAIN)).toBe(
      SAMPLE_LOG.map((entry) => renderLogEntryText(entry, PLAIN)).join('\n'),
    );
    expect(renderLogText([], PLAIN)).toBe('No snapshots.\n');
  });
});
