import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { campaignFilePath, encodeCampaignFile } from '@brazier/store';
import { expect, test } from 'vitest';
import { runProgram } from './testing/run-program.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const body = (price: string) => `<table>${'<tr><td>row</td></tr>'.repeat(20)}<tr><td>${price}</td></tr></table>`;
const file = (price: string, time: string) =>
  encodeCampaignFile({
    id: 'abc',
    list: { id: 'abc' },
    details: { name: 'Sale\u001b[2J', updated_at: time, messages: { m1: { channel: 'email', body: body(price) } } },
  });

test('git diff reads a campaign file as lines of its fields, volatile ones left out', async () => {
  const cwd = await temporaryFolder();
  const { code } = await runProgram(['init', '--git-driver', '--endpoint', 'rest.iad-01.braze.com'], {
    cwd,
    programFile: "/it's/brazier.mjs",
  });
  expect(code).toBe(0);
  const git = (...args: string[]) => execFileSync('git', args, { cwd, encoding: 'utf8' });
  expect(git('config', 'diff.brazier.textconv').trim()).toBe(`node '/it'\\''s/brazier.mjs' show --textconv`);
  const path = join(cwd, campaignFilePath('production', 'abc'));
  mkdirSync(dirname(path), { recursive: true });
  const shown = async (price: string, time: string) => {
    writeFileSync(path, file(price, time));
    return (await runProgram(['show', '--textconv', path], { cwd })).stdout;
  };
  const before = await shown('4.90', '2026-01-01T00:00:00Z');
  const after = await shown('49.00', '2026-01-02T00:00:00Z');
  expect(before).toContain('name: "Sale␛[2J"'.replace('␛', '\\u001b'));
  const changed = after.split('\n').filter((line) => !before.split('\n').includes(line));
  expect(changed).toEqual(['  <td>49.00</td>']);
});
