import { join } from 'node:path';
import type { AuditFolder } from './audit-folder.ts';
import { commitOwnFiles, refuseExisting } from './commit-own-files.ts';
import type { Initialized, InitOptions } from './init-folder.ts';
import { type ContinuousIntegration, workflowFile } from './workflow.ts';

/**
 * Adds the hourly job for a CI service to an audit folder that is there already, with the variables of all its workspaces, and commits it alone.
 *
 * @throws FolderNotEmptyError where the service has such a file already.
 */
export async function addWorkflow(
  { dir, config, repository }: AuditFolder,
  ci: ContinuousIntegration,
  { sleep, time }: Pick<InitOptions, 'sleep' | 'time'>,
): Promise<Initialized> {
  const keys = Object.values(config.workspaces).map(({ apiKeyEnv }) => apiKeyEnv);
  const variables = [...new Set(config.secretKeyEnv === undefined ? keys : [...keys, config.secretKeyEnv])];
  const [path, text] = workflowFile(ci, { folder: repository.prefix, variables });
  await refuseExisting(join(repository.workTree, path));
  const revision = await commitOwnFiles(repository, {
    files: new Map([[path, { committed: text, onDisk: text }]]),
    message: 'Take a snapshot every hour\n',
    reason: 'init',
    sleep,
    time,
  });
  return { dir, created: [path], revision };
}
