import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { CONFIG_FILE } from '../config/config-file.ts';
import { withWorkspace } from '../config/edit-config.ts';
import { parseConfig } from '../config/parse-config.ts';
import { InitOptionError } from '../errors.ts';
import type { AuditFolder } from './audit-folder.ts';
import { commitOwnFiles } from './commit-own-files.ts';
import { readCommitted } from './git-attributes.ts';
import { checkInitOptions, type Initialized, type InitOptions } from './init-folder.ts';

/** What the new workspace is, and what committing it takes. */
export type NewWorkspace = Pick<InitOptions, 'workspace' | 'endpoint' | 'apiKeyEnv' | 'sleep' | 'time'>;

/**
 * Adds a workspace to the `brazier.json` of an audit folder and commits that alone: the rest of the file stays byte for byte, and edits of it that
 * nobody committed stay uncommitted.
 *
 * @throws InitOptionError for a bad workspace, endpoint or variable, and for a workspace that is there; ConfigError where the file is not valid.
 */
export async function addWorkspace({ dir, repository }: AuditFolder, added: NewWorkspace): Promise<Initialized> {
  checkInitOptions(added);
  const file = join(dir, CONFIG_FILE);
  const path = `${repository.prefix}${CONFIG_FILE}`;
  const onDisk = await readFile(file, 'utf8');
  if (Object.hasOwn(parseConfig(onDisk, file).workspaces, added.workspace)) {
    throw new InitOptionError('workspace', 'is in brazier.json already; choose another, or edit that file');
  }
  const committed = (await readCommitted(repository, path)) || onDisk;
  const { workspace, endpoint, apiKeyEnv } = added;
  const edit = (text: string): string =>
    withWorkspace(text, { name: workspace, config: { endpoint, apiKeyEnv } }, file);
  const files = new Map([[path, { committed: edit(committed), onDisk: edit(onDisk) }]]);
  const message = `Audit ${added.workspace} too\n`;
  const { sleep, time } = added;
  const revision = await commitOwnFiles(repository, { files, message, reason: 'init', sleep, time });
  return { dir, created: [path], revision };
}
