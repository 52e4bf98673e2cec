import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { type AuditFolder, checkCampaignFiles, type Environment, openAuditFolder, readCampaign } from '../index.ts';
import {
  campaign,
  commitIn,
  env,
  file,
  gitIn,
  START,
  snapshotsOf,
  temporaryFolder,
} from '../testing/temporary-folder.ts';

const at = temporaryFolder();
const IDS = ['aaa', 'bbb', 'ccc'];
const ADDRESS = 'https://host.invalid/audit.git';
/** What leads git to the remote; the clone itself knows an address that answers nobody. */
let wayThere: Record<string, string>;

beforeEach(async () => {
  const remote = join(at.root, 'remote.git');
  gitIn(at.root, 'init', '-q', '--bare', remote);
  gitIn(remote, 'config', 'uploadpack.allowFilter', 'true');
  gitIn(at.folder.dir, 'remote', 'add', 'origin', remote);
  for (const round of [1, 2, 3]) {
    const files = Object.fromEntries(IDS.map((id) => [file(id), campaign(id, `${id} ${round}`)]));
    await commitIn(at.folder, files, START + round);
  }
  gitIn(at.folder.dir, 'push', '-q', 'origin', 'HEAD');
  wayThere = {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.file://${remote}.insteadOf`,
    GIT_CONFIG_VALUE_0: ADDRESS,
  };
});

const clone = (filter: string) => {
  const dir = join(at.root, 'clone');
  gitIn(
    at.root,
    '-c',
    `url.file://${join(at.root, 'remote.git')}.insteadOf=${ADDRESS}`,
    'clone',
    '-q',
    `--filter=${filter}`,
    ADDRESS,
    dir,
  );
  return dir;
};
const within = async <Result>(
  dir: string,
  more: Environment,
  job: (folder: AuditFolder) => Promise<Result>,
): Promise<Result> => {
  const folder = await openAuditFolder(dir, { ...env, ...more });
  return job(folder).finally(() => folder.close());
};
/** The name of every campaign in every snapshot, newest first. */
const everyName = async (folder: AuditFolder) => {
  const snapshots = await snapshotsOf(folder);
  const files = snapshots.flatMap((snapshot) => snapshot.files);
  const states = await Promise.all(
    files.map(({ workspace, id, after }) => readCampaign(folder, workspace, id, after ?? '')),
  );
  return states.map(({ details }) => details['name']);
};

describe.each(['blob:none', 'tree:0'])('a clone with --filter=%s', (filter) => {
  it('reads as a whole one does, as the user’s git is configured, with a fetch for many files', async () => {
    const dir = clone(filter);
    const trace = join(at.root, 'trace');
    const names = await within(dir, { ...wayThere, GIT_TRACE2: trace }, everyName);
    expect(names).toEqual(await within(at.folder.dir, {}, everyName));
    expect(names).toHaveLength(9);
    // Its folders in one fetch where it lacks those too, and all files in another.
    const fetches = readFileSync(trace, 'utf8').match(/\bstart\b.* fetch .*--stdin/g) ?? [];
    expect(fetches).toHaveLength(filter === 'tree:0' ? 2 : 1);
  });

  it('is verified as a whole one is', async () => {
    const { problems, checked } = await within(clone(filter), wayThere, checkCampaignFiles);
    expect({ problems, checked }).toEqual({ problems: [], checked: 3 });
  });

  it.each<[string, () => Environment, RegExp]>([
    ['whose remote cannot be reached', () => ({}), /could not resolve host|unable to access/i],
    ['where git may not fetch by itself', () => ({ ...wayThere, GIT_NO_LAZY_FETCH: '1' }), /GIT_NO_LAZY_FETCH/],
  ])(
    '%s says what is missing and how to get it, and that nothing is wrong with the files',
    async (_what, variables, reason) => {
      const dir = clone(filter);
      for (const job of [everyName, (folder: AuditFolder) => checkCampaignFiles(folder)]) {
        const error: unknown = await within<unknown>(dir, variables(), job).then(
          () => null,
          (cause: unknown) => cause,
        );
        expect(error).toMatchObject({
          name: 'PartialCloneError',
          data: { command: 'git fetch --refetch --no-filter origin', reason: expect.stringMatching(reason) },
        });
      }
    },
  );

  it('whose remote was removed says so', async () => {
    const dir = clone(filter);
    gitIn(dir, 'remote', 'remove', 'origin');
    expect(existsSync(join(dir, 'brazier.json'))).toBe(true);
    await expect(within(dir, wayThere, everyName)).rejects.toMatchObject({
      name: 'PartialCloneError',
      data: { reason: expect.stringContaining('no remote promises to have them') },
    });
  });
});
