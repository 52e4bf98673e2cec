import { join } from 'node:path';
import type { CampaignState, JsonObject } from '@brazier/schema';
import {
  campaignFilePath,
  commitSnapshot,
  encodeCampaignFile,
  initAuditFolder,
  openAuditFolder,
  readHead,
} from '@brazier/store';
import { beforeAll, describe, expect, test } from 'vitest';
import { runProgram, type Surroundings } from '../testing/run-program.ts';
import { temporaryFolder } from '../testing/temporary-folder.ts';

const START = 1_767_225_600; // 2026-01-01T00:00:00Z
const dir = join(await temporaryFolder(), 'audit');
const env = { PATH: process.env['PATH'], HOME: '/nonexistent', GIT_CONFIG_NOSYSTEM: '1' };
const sleep = async (): Promise<void> => {};
const revisions: string[] = [];

const state = (id: string, details: JsonObject): CampaignState => ({
  id,
  list: { id, last_edited: '2025-12-31T10:00:00+00:00' },
  details: { name: id, draft: false, archived: false, enabled: true, tags: [], ...details },
});
const priced = (subject: string, tags: string[] = ['sale']): JsonObject => ({
  tags,
  messages: { m: { channel: 'email', name: 'Mail', subject } },
});

/** The hero's price slips for seven hours, while another campaign comes and goes and a third one is renamed for good. */
beforeAll(async () => {
  await initAuditFolder({
    dir,
    workspace: 'production',
    endpoint: 'https://rest.iad-01.braze.com',
    apiKeyEnv: 'K',
    env,
    randomBytes: (size) => new Uint8Array(size),
    sleep,
    time: START,
  });
  const folder = await openAuditFolder(dir, env);
  const steps: Record<string, JsonObject | null>[] = [
    { hero: priced('49.00'), other: { name: 'Other' } },
    { hero: priced('4.90'), visitor: { name: 'Visitor' } },
    { hero: priced('49.00'), visitor: null, other: { name: 'Renamed' } },
  ];
  for (const [index, campaigns] of steps.entries()) {
    const files = new Map(
      Object.entries(campaigns).map(([id, details]) => [
        campaignFilePath('production', id),
        details && encodeCampaignFile(state(id, details)),
      ]),
    );
    const { revision: base } = await readHead(folder.repository);
    const time = START + index * 7 * 3_600;
    revisions.push((await commitSnapshot(folder, { base, files, message: 'Snapshot\n', time }, sleep)).revision);
  }
  await folder.close();
});

const brazier = (args: readonly string[], more: Partial<Surroundings> = {}) =>
  runProgram([...args], { cwd: dir, ...more });
const range = (): string[] => [revisions[0] ?? '', revisions[2] ?? ''];
const names = (stdout: string): string[] => JSON.parse(stdout).reverted.map(({ name }: { name: string }) => name);

describe('what was changed and changed back', () => {
  test('is in diff, and not counted', async () => {
    const { code, stdout } = await brazier(['diff', ...range(), '--format', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      summary: { campaigns: { added: 0, removed: 0, changed: 1 } },
      campaigns: [{ id: 'other' }],
      reverted: [
        { id: 'visitor', status: 'added', changes: [{ rule: 'campaign.added' }] },
        {
          id: 'hero',
          changes: [
            {
              path: ['messages', 'm', 'subject'],
              before: '49.00',
              after: '4.90',
              held: { from: { revision: revisions[1] }, to: { revision: revisions[2] } },
            },
          ],
        },
      ],
    });
    const text = (await brazier(['diff', ...range()])).stdout.replaceAll(/\s+/g, ' ');
    expect(text.slice(text.indexOf('Changed and changed back'))).toContain(
      '“4.90” instead of “49.00”, for about 7 hours',
    );
  });

  test('is narrowed by filters as changes are', async () => {
    const narrowed = async (...args: string[]) =>
      names((await brazier(['diff', ...range(), '--format', 'json', ...args])).stdout);
    expect(await narrowed('--campaign', 'hero')).toEqual(['hero']);
    expect(await narrowed('--tag', 'sale')).toEqual(['hero']);
    expect(await narrowed('--area', 'messages')).toEqual(['hero']);
    expect(await narrowed('--area', 'lifecycle')).toEqual(['Visitor']);
    expect(await narrowed('--channel', 'email')).toEqual(['hero']);
    expect(await narrowed('--rule', 'tag.added')).toEqual([]);
    expect((await brazier(['diff', ...range(), '--campaign', 'hero', '--exit-code'])).code).toBe(0);
  });

  test('is nothing where nothing is between, or the first does not lead to the second', async () => {
    for (const ends of [[], [revisions[1] ?? '', revisions[2] ?? ''], range().toReversed()])
      expect(names((await brazier(['diff', ...ends, '--format', 'json'])).stdout)).toEqual([]);
  });

  test('fails a check only where it is to count', async () => {
    const check = (...args: string[]) =>
      brazier(['check', ...range(), '--campaign', 'hero', '--fail-on', 'warning', ...args]);
    expect((await check()).code).toBe(0);
    expect((await check()).stdout.replaceAll(/\s+/g, ' ')).toContain('“4.90” instead of “49.00”, for about 7 hours');
    expect((await check('--include-reverted')).code).toBe(2);
    expect((await check('--format', 'junit')).stdout).not.toContain('<failure');
    expect((await check('--format', 'junit', '--include-reverted')).stdout).toContain('then changed back</failure>');
    expect((await check('--format', 'github', '--include-reverted')).stdout).toMatch(
      /^::warning file=.*hero\.json,line=\d+/,
    );
    const json = JSON.parse((await check('--format', 'json', '--include-reverted')).stdout);
    expect(json).toMatchObject({ summary: { severity: { warning: 1 } }, reverted: [{ changes: [{ policy: {} }] }] });
  });

  test('says on a terminal how far it is, where it takes long', async () => {
    let time = 0;
    const slow = { stderrTerminal: true, now: () => (time += 1_000) };
    expect((await brazier(['diff', ...range()], slow)).stderr).toContain('comparing campaigns: 3 of 3');
    expect((await brazier(['diff', ...range()], { stderrTerminal: true, now: () => 0 })).stderr).toBe('');
  });
});
