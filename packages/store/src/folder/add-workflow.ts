import { join } from 'node:path';
import type { AuditFolder } from './audit-folder.ts';
import { commitOwnFiles, refuseExisting } from './commit-own-files.ts';
import { attributesFile } from './git-attributes.ts';
import type { Initialized, InitOptions } from './init-folder.ts';
import { type Job, jobFiles } from './job-files.ts';
import { PROGRAM_FILE } from './workflow.ts';

/**
 * Adds the hourly job for a CI service, and the program that it runs, to an audit folder that is there already, with the variables of all its
 * workspaces, and commits them alone.
 *
 * @throws FolderNotEmptyError where the service has such a file already.
 */
export async function addWorkflow(
  { dir, config, repository }: AuditFolder,
  job: Job,
  { sleep, time }: Pick<InitOptions, 'sleep' | 'time'>,
): Promise<Initialized> {
  const keys = Object.values(config.workspaces).map(({ apiKeyEnv }) => apiKeyEnv);
  const variables = [...new Set(config.secretKeyEnv === undefined ? keys : [...keys, config.secretKeyEnv])];
  const made = jobFiles(repository, job, variables);
  for (const [path] of made) if (!path.endsWith(PROGRAM_FILE)) await refuseExisting(join(repository.workTree, path));
  const files = new Map(made.map(([path, text]) => [path, { committed: text, onDisk: text }]));
  files.set(`${repository.prefix}.gitattributes`, await attributesFile(repository, { program: true }));
  const revision = await commitOwnFiles(repository, {
    files,
    message: 'Take a snapshot every hour\n',
    reason: 'init',
    sleep,
    time,
  });
  return { dir, created: [...files.keys()], revision };
}
