import { parseCampaignPath, WORKSPACES_FOLDER } from '../campaign-file/campaign-path.ts';
import { decodeCampaignFile } from '../campaign-file/decode-campaign.ts';
import { encodeCampaignFile } from '../campaign-file/encode-campaign.ts';
import { CorruptFileError, NewerFormatError } from '../errors.ts';
import { fetchMissingHistory } from '../git/missing-objects.ts';
import { readHead } from '../git/repository.ts';
import { runGit } from '../git/run-git.ts';
import { findSecrets } from '../secrets/find-secrets.ts';
import { filesOnDisk, readFromDisk } from '../writing/restore-work-tree.ts';
import type { AuditFolder } from './audit-folder.ts';

/** What is wrong with a file under `workspaces/`. */
export interface FileProblem {
  /** Relative to the audit folder. */
  file: string;
  kind:
    | 'corrupt'
    | 'newer-format'
    | 'not-canonical'
    | 'misplaced'
    | 'duplicate'
    | 'unknown-workspace'
    | 'not-committed'
    | 'unmasked-secret';
  /** One sentence: what is wrong and how to mend it. */
  text: string;
}

/** What was looked at. */
export interface FilesChecked {
  checked: number;
  problems: FileProblem[];
}

/**
 * Looks at every file under `workspaces/` on the disk, whether it parses, is canonical, lies where it should, is what was last committed; and at
 * every campaign file that ever was committed, whether it holds a value that should have been masked.
 *
 * @param onProgress told now and then how far it is with those that ever were committed, which may be hundreds of thousands.
 */
export async function checkCampaignFiles(
  folder: AuditFolder,
  onProgress: (done: number, total: number) => void = () => {},
): Promise<FilesChecked> {
  const files = await filesOnDisk(folder.dir);
  const problems: FileProblem[] = [];
  const places = new Map<string, string>();
  for (const file of files) {
    const text = await readFromDisk(folder.dir, file);
    problems.push(...checkFile(folder, file, text ?? '', places));
  }
  const named = new Set(problems.map(({ file }) => file));
  problems.push(...(await uncommitted(folder)).filter(({ file }) => !named.has(file)));
  problems.push(...(await secretsInHistory(folder, onProgress)));
  return { checked: files.length, problems };
}

function checkFile(folder: AuditFolder, file: string, text: string, places: Map<string, string>): FileProblem[] {
  const place = parseCampaignPath(file);
  if (!place)
    return [
      { file, kind: 'misplaced', text: `${file} is no campaign’s place; remove it, or let the next snapshot do so.` },
    ];
  if (!Object.hasOwn(folder.config.workspaces, place.workspace)) {
    return [
      {
        file,
        kind: 'unknown-workspace',
        text: `${file} belongs to a workspace that brazier.json does not name; name it there, or remove the folder.`,
      },
    ];
  }
  try {
    const state = decodeCampaignFile(text, file);
    const known = places.get(`${place.workspace}/${state.id}`);
    places.set(`${place.workspace}/${state.id}`, file);
    if (known !== undefined)
      return [
        {
          file,
          kind: 'duplicate',
          text: `${file} holds the same campaign as ${known}; the next snapshot keeps the right one.`,
        },
      ];
    if (state.id !== place.id)
      return [
        { file, kind: 'misplaced', text: `${file} holds the campaign ${state.id}; the next snapshot puts it right.` },
      ];
    if (encodeCampaignFile(state) !== text) {
      return [
        {
          file,
          kind: 'not-canonical',
          text: `${file} was not written by a snapshot, or edited since; the next snapshot restores it.`,
        },
      ];
    }
    return [];
  } catch (error) {
    if (error instanceof CorruptFileError) return [{ file, kind: 'corrupt', text: error.message }];
    if (error instanceof NewerFormatError) return [{ file, kind: 'newer-format', text: error.message }];
    throw error;
  }
}

/** Files that differ from the last commit, although they may be well-formed: a hand edit, or a run that made no commit. */
async function uncommitted(folder: AuditFolder): Promise<FileProblem[]> {
  const { repository } = folder;
  const { revision } = await readHead(repository);
  if (revision === null) return [];
  const context = { ...repository, cwd: repository.workTree };
  const scope = `${repository.prefix}${WORKSPACES_FOLDER}`;
  await runGit(context, ['update-index', '-q', '--refresh'], { answers: [1, 128], env: { GIT_OPTIONAL_LOCKS: '1' } });
  const { stdout } = await runGit(context, ['diff-index', '--name-only', '-z', revision, '--', scope]);
  const paths = stdout
    .toString('utf8')
    .split('\0')
    .filter((path) => path !== '');
  return paths.map((path) => {
    const file = path.slice(repository.prefix.length);
    return {
      file,
      kind: 'not-committed',
      text: `${file} is not what was last committed (edited or deleted by hand, or a run was cut off); the next snapshot restores it.`,
    };
  });
}

interface CommittedFile {
  objectId: string;
  /** Relative to the audit folder. */
  file: string;
}

// Enough reads under way that git is never waited for, few enough that memory does not grow with the history.
const READS = 64;

async function secretsInHistory(
  folder: AuditFolder,
  onProgress: (done: number, total: number) => void,
): Promise<FileProblem[]> {
  const unmasked = (folder.config.unmasked ?? []).map(({ path }) => path);
  const files = await everCommitted(folder);
  const problems: FileProblem[] = [];
  for (let start = 0; start < files.length; start += READS) {
    onProgress(start, files.length);
    const batch = files.slice(start, start + READS);
    const found = await Promise.all(batch.map(({ objectId, file }) => secretsIn(folder, objectId, file, unmasked)));
    for (const [index, { objectId, file }] of batch.entries()) {
      const places = found[index] ?? [];
      if (places.length > 0) problems.push(unmaskedSecret(file, objectId, places));
    }
  }
  return problems;
}

function unmaskedSecret(file: string, objectId: string, places: readonly string[]): FileProblem {
  return {
    file,
    kind: 'unmasked-secret',
    text: `${file} (object ${objectId.slice(0, 12)}) holds at ${places.join(', ')} what should have been masked; rotate that credential, then rewrite the history that has it.`,
  };
}

/** Every campaign file of every commit that any reference leads to, each blob once. */
async function everCommitted(folder: AuditFolder): Promise<CommittedFile[]> {
  const { repository } = folder;
  if ((await readHead(repository)).revision === null) return [];
  const context = { ...repository, cwd: repository.workTree };
  const scope = `${repository.prefix}${WORKSPACES_FOLDER}`;
  await fetchMissingHistory(context, ['--all'], [scope]);
  const { stdout } = await runGit(context, ['rev-list', '--objects', '--all', '--', scope]);
  return stdout
    .toString('utf8')
    .split('\n')
    .flatMap((line) => {
      const [, objectId, path] = /^([0-9a-f]+) (.+\.json)$/.exec(line) ?? [];
      const file = path?.slice(repository.prefix.length);
      return objectId !== undefined && file !== undefined && parseCampaignPath(file) ? [{ objectId, file }] : [];
    });
}

async function secretsIn(
  folder: AuditFolder,
  objectId: string,
  file: string,
  unmasked: readonly string[],
): Promise<string[]> {
  try {
    const state = decodeCampaignFile(await folder.blobs.read(objectId), file);
    return findSecrets(state, unmasked).map((path) => `/${path.join('/')}`);
  } catch (error) {
    // What cannot be read as a campaign is told where it lies on the disk.
    if (error instanceof CorruptFileError || error instanceof NewerFormatError) return [];
    throw error;
  }
}
