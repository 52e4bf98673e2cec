import { symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { checkCampaignFiles, encodeCampaignFile } from '../index.ts';
import { campaign, commitIn, file, temporaryFolder } from '../testing/temporary-folder.ts';

const at = temporaryFolder();

describe('checking the files', () => {
  it('names each kind of damage, and nothing where there is none', async () => {
    const secret = encodeCampaignFile({
      id: 'sec',
      list: { id: 'sec' },
      details: { messages: { m1: { channel: 'webhook', headers: { Authorization: 'Bearer abcd1234efgh' } } } },
    });
    await commitIn(at.folder, {
      [file('aaa')]: campaign('aaa', 'A'),
      [file('bbb')]: campaign('bbb', 'B'),
      [file('ccc')]: campaign('ccc', 'C'),
      [file('ddd')]: campaign('ddd', 'D'),
    });
    expect(await checkCampaignFiles(at.folder)).toEqual({ checked: 4, problems: [] });
    await commitIn(at.folder, { [file('sec')]: secret });
    await commitIn(at.folder, { [file('sec')]: null });
    writeFileSync(join(at.folder.dir, file('aaa')), campaign('aaa', 'A').slice(0, 30));
    writeFileSync(join(at.folder.dir, file('bbb')), JSON.stringify(JSON.parse(campaign('bbb', 'B'))));
    writeFileSync(
      join(at.folder.dir, file('ccc')),
      campaign('ccc', 'C').replace('"formatVersion": 1', '"formatVersion": 3'),
    );
    writeFileSync(join(at.folder.dir, file('ddd')), campaign('ddd', 'edited by hand'));
    writeFileSync(join(at.folder.dir, file('dde')), campaign('ddd', 'D'));
    const { problems } = await checkCampaignFiles(at.folder);
    expect(problems.map(({ file: path, kind }) => [path, kind]).sort()).toEqual(
      [
        [file('aaa'), 'corrupt'],
        [file('bbb'), 'not-canonical'],
        [file('ccc'), 'newer-format'],
        [file('ddd'), 'not-committed'],
        [file('dde'), 'duplicate'],
        [file('sec'), 'unmasked-secret'],
      ].sort(),
    );
    expect(problems.map(({ text }) => text).join()).not.toContain('abcd1234efgh');
  });

  it('names what lies where no campaign does, and workspaces that brazier.json does not name', async () => {
    const elsewhere = file('aaa').replace('production', 'staging');
    const wrongFolder = file('aaa').replace('/aa/', '/bb/');
    await commitIn(at.folder, {
      [file('aaa')]: campaign('bbb', 'B'),
      [elsewhere]: campaign('aaa', 'A'),
      [wrongFolder]: campaign('aaa', 'A'),
      'workspaces/notes.md': 'x',
    });
    symlinkSync('/nonexistent', join(at.folder.dir, 'workspaces/production/link'));
    const { problems } = await checkCampaignFiles(at.folder);
    expect(problems.map(({ file: path, kind }) => [path, kind]).sort()).toEqual(
      [
        [file('aaa'), 'misplaced'],
        [wrongFolder, 'misplaced'],
        ['workspaces/notes.md', 'misplaced'],
        ['workspaces/production/link', 'misplaced'],
        [elsewhere, 'unknown-workspace'],
      ].sort(),
    );
  });

  it('passes over what the configuration keeps unmasked', async () => {
    const secret = encodeCampaignFile({
      id: 'sec',
      list: { id: 'sec' },
      details: { messages: { m1: { channel: 'webhook', headers: { 'X-Api-Key': 'public-by-design' } } } },
    });
    await commitIn(at.folder, { [file('sec')]: secret });
    const kinds = async () => (await checkCampaignFiles(at.folder)).problems.map(({ kind }) => kind);
    expect(await kinds()).toEqual(['unmasked-secret']);
    at.folder.config.unmasked = [{ path: '/messages/*/headers/X-Api-Key', reason: 'public' }];
    expect(await kinds()).toEqual([]);
  });
});
