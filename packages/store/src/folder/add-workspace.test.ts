import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { addWorkspace, type NewWorkspace, openAuditFolder } from '../index.ts';
import { env, gitIn, START, sleep, temporaryFolder } from '../testing/temporary-folder.ts';

const at = temporaryFolder();
const ADDED: NewWorkspace = {
  workspace: 'beta',
  endpoint: 'https://rest.fra-01.braze.eu',
  apiKeyEnv: 'KEY_OF_BETA',
  sleep,
  time: START,
};
const configFile = () => join(at.folder.dir, 'brazier.json');

describe('a workspace added to an audit folder', () => {
  it('is committed alone, and the rest of the file stays as it was', async () => {
    const before = readFileSync(configFile(), 'utf8');
    await addWorkspace(at.folder, ADDED);
    const after = readFileSync(configFile(), 'utf8');
    const { beta, ...others } = JSON.parse(after).workspaces;
    expect(beta).toEqual({ endpoint: ADDED.endpoint, apiKeyEnv: ADDED.apiKeyEnv });
    expect({ ...JSON.parse(after), workspaces: others }).toEqual(JSON.parse(before));
    expect(gitIn(at.folder.dir, 'show', '--format=', '--numstat', 'HEAD').trim()).toBe('4\t0\tbrazier.json');
    expect(gitIn(at.folder.dir, 'show', '--name-only', '--format=', 'HEAD').trim()).toBe('brazier.json');
    expect(gitIn(at.folder.dir, 'status', '--porcelain')).toBe('');
    const reopened = await openAuditFolder(at.folder.dir, env);
    expect(Object.keys(reopened.config.workspaces)).toEqual(['production', 'beta']);
    await reopened.close();
  });

  it.each(['\r\n', '\n\n'])(
    'leaves edits that nobody committed uncommitted, with lines that end in %j',
    async (eol) => {
      const edited = readFileSync(configFile(), 'utf8').replaceAll('\n', eol).replace('rest.iad-01', 'rest.iad-02');
      writeFileSync(configFile(), edited);
      await addWorkspace(at.folder, ADDED);
      const after = readFileSync(configFile(), 'utf8');
      expect(after).toContain('rest.iad-02');
      expect(after.endsWith(edited.slice(edited.indexOf('"secretKey"')))).toBe(true);
      const committed = gitIn(at.folder.dir, 'show', 'HEAD:brazier.json');
      expect(committed).toContain('rest.iad-01');
      for (const text of [committed, after]) expect(Object.keys(JSON.parse(text).workspaces)).toContain('beta');
      expect(gitIn(at.folder.dir, 'status', '--porcelain')).toBe(' M brazier.json\n');
    },
  );

  it.each([
    [{ workspace: 'production' }, /is in brazier\.json already/],
    [{ workspace: 'con' }, /Windows/],
    [{ endpoint: 'http://braze.example' }, /https/],
    [{ apiKeyEnv: '1' }, /letters/],
  ])('is refused where it cannot be: %j', async (slip, reason) => {
    const before = gitIn(at.folder.dir, 'rev-parse', 'HEAD');
    const text = readFileSync(configFile(), 'utf8');
    await expect(addWorkspace(at.folder, { ...ADDED, ...slip })).rejects.toThrow(reason);
    expect(gitIn(at.folder.dir, 'rev-parse', 'HEAD')).toBe(before);
    expect(readFileSync(configFile(), 'utf8')).toBe(text);
  });
});
