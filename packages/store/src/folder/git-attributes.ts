import { lstat, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { FolderNotEmptyError } from '../errors.ts';
import { type Repository, readHead } from '../git/repository.ts';
import { runGit } from '../git/run-git.ts';

/** Snapshots keep their bytes on every system, whatever the repository around them does to its files; services fold them in reviews. */
const ALWAYS = 'workspaces/** -text -ident -filter -working-tree-encoding linguist-generated';
const WITH_PROGRAM = '.brazier/** -text linguist-vendored';
const WITH_DRIVER = 'workspaces/**/*.json diff=brazier';

/** A file as it is to be committed, and as it is to lie on the disk, where it may have edits that nobody committed yet. */
export interface FileToWrite {
  committed: string;
  onDisk: string;
}

/**
 * The audit folder's `.gitattributes` with the lines that snapshots need, behind whatever stands in it already.
 *
 * @throws FolderNotEmptyError where something lies there that is no file, such as a link to one elsewhere.
 */
export async function attributesFile(
  repository: Repository,
  { gitDriver = false, program = false }: { gitDriver?: boolean; program?: boolean },
): Promise<FileToWrite> {
  const file = join(repository.cwd, '.gitattributes');
  const there = await lstat(file).catch(() => null);
  if (there && !there.isFile()) throw new FolderNotEmptyError(file);
  const lines = [ALWAYS, ...(program ? [WITH_PROGRAM] : []), ...(gitDriver ? [WITH_DRIVER] : [])];
  const committed = await readCommitted(repository, `${repository.prefix}.gitattributes`);
  return {
    committed: withLines(committed, lines),
    onDisk: withLines(there ? await readFile(file, 'utf8') : '', lines),
  };
}

/** The text of a file at HEAD, by its path in the repository. Empty where HEAD has no such file. */
export async function readCommitted(repository: Repository, path: string): Promise<string> {
  const { revision } = await readHead(repository);
  if (revision === null) return '';
  const { exitCode, stdout } = await runGit(repository, ['cat-file', 'blob', `${revision}:${path}`], {
    answers: [128],
  });
  return exitCode === 0 ? stdout.toString('utf8') : '';
}

function withLines(text: string, lines: readonly string[]): string {
  const present = new Set(text.split(/\r?\n/).map((line) => line.trim()));
  const missing = lines.filter((line) => !present.has(line));
  const end = text === '' || text.endsWith('\n') ? '' : '\n';
  return missing.length === 0 ? text : `${text}${end}${missing.join('\n')}\n`;
}
