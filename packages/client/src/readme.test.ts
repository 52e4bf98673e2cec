import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, it } from 'vitest';
import { startScriptedBraze } from '../test-support/scripted-braze.ts';

const folder = fileURLToPath(new URL('..', import.meta.url));

it('the example of the README reads a workspace', async () => {
  const [, example = ''] = /```ts\n(.*?)```/s.exec(readFileSync(`${folder}README.md`, 'utf8')) ?? [];
  const braze = await startScriptedBraze(3);
  const { stdout } = await promisify(execFile)(
    process.execPath,
    ['--input-type=module-typescript', '--conditions=@brazier/source', '--eval', example],
    { cwd: folder, env: { BRAZE_ENDPOINT: braze.endpoint, BRAZE_API_KEY: 'key' } },
  );
  await braze.close();
  expect(stdout.trim().split('\n').sort()).toEqual([0, 1, 2].map((n) => `campaign-${n} Details of campaign-${n}`));
});
