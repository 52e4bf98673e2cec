import type { AuditFolder } from '../folder/audit-folder.ts';
import { readGit } from '../git/run-git.ts';

/** True where the first commit is one of those that lead to the second along first parents. @throws GitError where there is no such commit. */
export async function isOnFirstParentLine(folder: AuditFolder, older: string, newer: string): Promise<boolean> {
  const { repository } = folder;
  const context = { ...repository, cwd: repository.workTree };
  const range = `${older}..${newer}`;
  const listed = await readGit(context, ['rev-list', '--first-parent', '--parents', '--end-of-options', range, '--']);
  const [, parent] = listed.slice(listed.lastIndexOf('\n') + 1).split(' ');
  return parent === older;
}
