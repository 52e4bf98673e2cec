import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { startFakeBraze, World } from '@brazier/fake-braze';
import type { JsonObject } from '@brazier/schema';
import { afterAll, describe, expect, it } from 'vitest';
import { type Outcome, runProgram } from './testing/run-program.ts';
import { temporaryFolder } from './testing/temporary-folder.ts';

const id = (number: number): string => `00000000-0000-4000-8000-00000000000${number}`;
const source = (number: number, name: string, channels: string[], message: JsonObject) => {
  const edited = '2026-02-01T00:00:00+00:00';
  return {
    id: id(number),
    archived: false,
    row: () => ({ id: id(number), name, last_edited: edited, is_api_campaign: false, tags: [] }),
    details: () => ({ name, channels, tags: [], updated_at: edited, messages: { m: message }, enabled: true }),
  };
};
const world = new World([
  source(1, 'Modal', ['trigger_in_app_message'], { channel: 'in_app_message', name: 'V', message: 'Old' }),
  source(2, 'Survey', ['in-app_message'], { type: 'survey', data: { pages: [{ header: { text: 'Old' } }] } }),
  source(3, 'Flash', ['ios_push'], { channel: 'ios_push', name: 'V', alert: 'Old' }),
  source(4, 'Chat', ['line'], { channel: 'line', name: 'V', text: 'Old' }),
]);
const braze = await startFakeBraze({ world });
afterAll(() => braze.close());
const cwd = await temporaryFolder();
const run = (...argv: string[]): Promise<Outcome> => runProgram(argv, { cwd, env: { BRAZE_API_KEY: braze.apiKey } });

await run('init', '.', '--endpoint', braze.endpoint);
await run('snapshot');
for (const campaign of world.ids) {
  world.editCampaign(
    campaign,
    (details) =>
      Object.assign(details, JSON.parse(JSON.stringify(details).replaceAll('"Old"', '"New"')), { tags: ['x'] }),
    { at: '2026-02-02T00:00:00+00:00' },
  );
}
await run('snapshot');

const namesIn = (set: { campaigns: { name: string }[] }): string[] => set.campaigns.map(({ name }) => name);

describe('--channel', () => {
  it.each([
    ['trigger_in_app_message', ['Modal', 'Survey']],
    ['in-app_message', ['Modal', 'Survey']],
    ['in_app', ['Modal', 'Survey']],
    ['push', ['Flash']],
    ['ios_push', ['Flash']],
    ['android_push', []],
    ['line', ['Chat']],
    ['email', []],
  ])('%s means the same in diff, check and log', async (channel, names) => {
    const asked = ['--channel', channel, '--format', 'json'];
    const diff = JSON.parse((await run('diff', ...asked)).stdout);
    expect(namesIn(diff)).toEqual([...names].sort());
    // The tag of the campaign and the text of its message.
    expect(diff.campaigns.every(({ changes }: { changes: unknown[] }) => changes.length === 2)).toBe(true);
    const check = JSON.parse((await run('check', ...asked)).stdout);
    expect(namesIn(check)).toEqual(namesIn(diff));
    const [newest] = JSON.parse((await run('log', '-n', '1', ...asked)).stdout);
    expect(newest === undefined ? [] : namesIn(newest)).toEqual(namesIn(diff));
    const messages = JSON.parse((await run('diff', ...asked, '--area', 'messages')).stdout);
    expect(messages.summary.areas).toMatchObject({ messages: names.length, tags: 0 });
  });

  it.each([
    ['emial', 'did you mean "email"?'],
    ['In-App', 'did you mean "in_app"'],
    ['iso_push', 'did you mean "ios_push"?'],
    ['fax', 'the kinds are email, push, in_app, content_card, webhook, sms, whatsapp'],
    ['lines', 'the kinds are'],
  ])('%s, which no campaign has, is exit 3 and says what may be meant', async (channel, words) => {
    for (const command of ['diff', 'log', 'check']) {
      const { code, stdout, stderr } = await run(command, '--channel', channel);
      expect({ code, stdout }).toEqual({ code: 3, stdout: '' });
      expect(stderr).toMatch(/^brazier: no campaign has a channel "[^\n]+\n$/);
      expect(stderr).toContain(words);
    }
  });

  it('names the kinds in its help', async () => {
    expect((await run('diff', '--help')).stdout.replace(/\s+/g, ' ')).toContain(
      'email, push, in_app, content_card, webhook, sms, whatsapp',
    );
  });
});

it('a slip in a policy line for a channel is a warning', async () => {
  const file = join(cwd, 'brazier.json');
  const config = JSON.parse(await readFile(file, 'utf8'));
  config.policy = { severity: [{ channel: 'iso_push', severity: 'error' }] };
  await writeFile(file, JSON.stringify(config));
  const { stderr } = await run('check');
  expect(stderr).toContain(
    '/policy/severity/0 matches nothing: Brazier knows no channel “iso_push”; did you mean "ios_push"?',
  );
});
