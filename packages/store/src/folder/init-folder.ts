import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CONFIG_FILE } from '../config/config-file.ts';
import { apiKeyEnv, type BrazierConfig, endpoint, workspaceName } from '../config/config-schema.ts';
import { GitError, InitOptionError } from '../errors.ts';
import { openRepository, type Repository } from '../git/repository.ts';
import { type GitContext, runGit } from '../git/run-git.ts';
import { runUserGit } from '../git/user-git.ts';
import { commitOwnFiles, refuseExisting } from './commit-own-files.ts';
import { attributesFile } from './git-attributes.ts';
import { type Job, jobFiles } from './job-files.ts';
import { SECRET_KEY_BYTES } from './secret-key.ts';

const INIT_CHECKS = { workspace: workspaceName, endpoint, apiKeyEnv };
const SCHEMA_URL = 'https://unpkg.com/@brazier/store@0/brazier.schema.json';

/** What the new audit folder is to hold. */
export interface InitOptions {
  /** Made if it is not there. */
  dir: string;
  workspace: string;
  endpoint: string;
  /** Name of the environment variable that holds the API key. */
  apiKeyEnv: string;
  /** Also writes the hourly job for this service, and the program that it runs. */
  ci?: Job | undefined;
  /** Also teaches git to show campaign files as Brazier tells them: the command that prints the file whose path is added to it. */
  gitDriver?: string | undefined;
  env: GitContext['env'];
  /** Bytes fit for a key. */
  randomBytes(size: number): Uint8Array;
  sleep(milliseconds: number): Promise<void>;
  /** Seconds since the epoch. */
  time: number;
}

export interface Initialized {
  /** Absolute path. */
  dir: string;
  /** Files made, or added to (`.gitattributes`), relative to the top of the repository. */
  created: string[];
  revision: string;
}

/**
 * Makes an audit folder: a git repository if there is none around it, `brazier.json` with a key for masking, lines in `.gitattributes`, on request
 * the job for CI; and commits these, nothing else: what somebody had not committed of `.gitattributes` stays so.
 *
 * @throws FolderNotEmptyError where one of the other files is there already, InitOptionError for a bad workspace, endpoint or variable.
 */
export async function initAuditFolder(options: InitOptions): Promise<Initialized> {
  const dir = resolve(options.dir);
  checkInitOptions(options);
  const config = configText(options);
  await refuseExisting(join(dir, CONFIG_FILE));
  await mkdir(dir, { recursive: true });
  const context = { cwd: dir, env: options.env };
  const repository = (await openRepository(context)) ?? (await createRepository(context));
  const made = new Map([
    [`${repository.prefix}${CONFIG_FILE}`, config],
    ...(options.ci ? jobFiles(repository, options.ci, [options.apiKeyEnv]) : []),
  ]);
  for (const path of made.keys()) await refuseExisting(join(repository.workTree, path));
  const files = new Map([...made].map(([path, text]) => [path, { committed: text, onDisk: text }]));
  files.set(
    `${repository.prefix}.gitattributes`,
    await attributesFile(repository, { gitDriver: options.gitDriver !== undefined, program: options.ci !== undefined }),
  );
  if (options.gitDriver) await installDriver(repository, options.gitDriver);
  const revision = await commitOwnFiles(repository, {
    files,
    message: `Start the audit of ${options.workspace}\n\nThis folder keeps what Braze’s campaigns were, snapshot by snapshot.\n`,
    reason: 'init',
    sleep: options.sleep,
    time: options.time,
  });
  return { dir, created: [...files.keys()], revision };
}

/**
 * The same checks as for a `brazier.json` that is there, without a place in a file that is not.
 *
 * @throws InitOptionError
 */
export function checkInitOptions(options: Pick<InitOptions, 'workspace' | 'endpoint' | 'apiKeyEnv'>): void {
  for (const option of ['workspace', 'endpoint', 'apiKeyEnv'] as const) {
    const { error } = INIT_CHECKS[option].safeParse(options[option]);
    if (error) throw new InitOptionError(option, error.issues[0]?.message ?? 'is not valid');
  }
}

function configText(options: InitOptions): string {
  const config: BrazierConfig = {
    $schema: SCHEMA_URL,
    version: 1,
    workspaces: { [options.workspace]: { endpoint: options.endpoint, apiKeyEnv: options.apiKeyEnv } },
    secretKey: Buffer.from(options.randomBytes(SECRET_KEY_BYTES)).toString('hex'),
  };
  return `${JSON.stringify(config, null, 2)}\n`;
}

async function createRepository(context: GitContext): Promise<Repository> {
  await runUserGit(context, ['init']);
  const repository = await openRepository(context);
  if (!repository) throw new GitError('init', null, 'no repository was made');
  return repository;
}

async function installDriver(repository: Repository, command: string): Promise<void> {
  await runGit(repository, ['config', 'diff.brazier.textconv', command]);
  await runGit(repository, ['config', 'diff.brazier.cachetextconv', 'true']);
}
