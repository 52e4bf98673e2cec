import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { EXAMPLE_ENDPOINT } from '@brazier/schema';
import {
  addWorkflow,
  addWorkspace,
  CONFIG_FILE,
  type ContinuousIntegration,
  initAuditFolder,
  type Job,
  openAuditFolder,
} from '@brazier/store';
import { chooseEndpoint, tellEndpoint } from '../choose-endpoint.ts';
import type { Command, CommandContext } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import type { ProgramIo } from '../program-io.ts';
import { UsageError } from '../usage-error.ts';

const CI = ['github', 'gitlab'] as const;

export const initCommand: Command = {
  positionals: [{ name: 'folder', help: 'Where; made if need be. Default: --dir, else the current folder.' }],
  options: {
    workspace: {
      kind: 'text',
      value: 'NAME',
      help: 'What to call the workspace: a-z, 0-9 and -. In an audit folder that is there, it is added.',
      standard: 'production',
    },
    endpoint: {
      kind: 'text',
      value: 'URL',
      help: "REST endpoint of the workspace's cluster, or the address of its dashboard. Asked for on a terminal, required elsewhere.",
    },
    'api-key-env': {
      kind: 'text',
      value: 'NAME',
      help: 'Name of the environment variable that holds the API key; the key itself is never stored.',
      standard: 'BRAZE_API_KEY',
    },
    'git-driver': {
      kind: 'flag',
      help: 'Also teach git, in this clone, to show long text of campaign files as plain text.',
    },
    ci: {
      kind: 'text',
      value: 'SYSTEM',
      help: 'Also write a job that takes a snapshot every hour, and the program that it runs; in an audit folder that is there, only those.',
      choices: CI,
    },
  },
  formats: ['text'],
  examples: [
    ['brazier init campaigns --endpoint https://rest.fra-01.braze.eu', 'an audit folder for a workspace in Europe'],
    ['brazier init --endpoint dashboard-01.braze.com --ci github', 'with a job for GitHub Actions'],
  ],
  async run(context) {
    const { args, io, output } = context;
    const named = args.text('folder');
    const dir = args.text('dir');
    if (named !== undefined && dir !== undefined)
      throw new UsageError('name the folder once: either after init or with --dir.');
    const apiKeyEnv = args.text('api-key-env') ?? 'BRAZE_API_KEY';
    output.hide(io.env[apiKeyEnv]);
    const target = resolve(io.cwd, named ?? dir ?? '.');
    const ci = args.choice('ci', CI);
    const asksForFolder = ['workspace', 'endpoint', 'api-key-env'].some((name) => args.text(name) !== undefined);
    const isThere = existsSync(join(target, CONFIG_FILE));
    if (ci && !asksForFolder && isThere) return addJob(context, target, ci);
    const added = args.text('workspace');
    if (isThere && added !== undefined && !ci && !args.flag('git-driver')) return extendFolder(context, target, added);
    // A folder that is there is refused below: nobody is to look for an endpoint first.
    const chosen = isThere ? { endpoint: EXAMPLE_ENDPOINT, text: EXAMPLE_ENDPOINT } : await chooseEndpoint(context);
    const { created } = await initAuditFolder({
      dir: target,
      workspace: args.text('workspace') ?? 'production',
      endpoint: chosen.endpoint,
      apiKeyEnv,
      ci: ci && (await createJob(ci, io)),
      env: io.env,
      randomBytes: io.randomBytes,
      sleep: io.sleep,
      time: Math.floor(io.now() / 1000),
      gitDriver: args.flag('git-driver') ? textconvCommand(io) : undefined,
    });
    tellEndpoint(chosen, output);
    output.note(`made ${created.join(', ')} in ${target}; next, set ${apiKeyEnv} and run \`brazier snapshot\` there.`);
    return 0;
  },
};

/** A job that runs a copy of this very program: nothing is fetched by a name that anybody could take. */
async function createJob(service: ContinuousIntegration, { programFile }: ProgramIo): Promise<Job> {
  const program = await readFile(programFile, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'ENOENT') throw error;
    throw new UsageError(
      `the job runs a copy of the program, and ${programFile} is missing; run \`npx -y pnpm@12.21.0 build\` in the clone of Brazier.`,
    );
  });
  return { service, program };
}

async function extendFolder(context: CommandContext, dir: string, workspace: string): Promise<ExitCode> {
  const { args, io, output } = context;
  const folder = await openAuditFolder(dir, io.env);
  try {
    // One that is there is refused below: nobody is to look for an endpoint first.
    const isThere = Object.hasOwn(folder.config.workspaces, workspace);
    const chosen = isThere ? { endpoint: EXAMPLE_ENDPOINT, text: EXAMPLE_ENDPOINT } : await chooseEndpoint(context);
    const apiKeyEnv = args.text('api-key-env') ?? 'BRAZE_API_KEY';
    const time = Math.floor(io.now() / 1000);
    await addWorkspace(folder, { workspace, endpoint: chosen.endpoint, apiKeyEnv, sleep: io.sleep, time });
    tellEndpoint(chosen, output);
    const sharing = Object.entries(folder.config.workspaces).find(([, other]) => other.apiKeyEnv === apiKeyEnv);
    if (sharing !== undefined) {
      output.warn(
        `${sharing[0]} takes its key from ${apiKeyEnv} too, and Braze's keys are for one workspace each; give ${workspace} an apiKeyEnv of its own in ${CONFIG_FILE}.`,
      );
    }
    output.note(
      `added ${workspace} to ${CONFIG_FILE} in ${dir}; next, set ${apiKeyEnv}, also in the scheduled job where there is one, and run \`brazier snapshot\` there.`,
    );
    return 0;
  } finally {
    await folder.close();
  }
}

function textconvCommand({ programFile }: ProgramIo): string {
  return `node '${programFile.replaceAll("'", "'\\''")}' show --textconv`;
}

async function addJob({ io, output }: CommandContext, dir: string, ci: ContinuousIntegration): Promise<ExitCode> {
  const folder = await openAuditFolder(dir, io.env);
  try {
    const { created } = await addWorkflow(folder, await createJob(ci, io), {
      sleep: io.sleep,
      time: Math.floor(io.now() / 1000),
    });
    output.note(`made ${created.join(', ')}; next, give the service its keys and push.`);
    return 0;
  } finally {
    await folder.close();
  }
}
