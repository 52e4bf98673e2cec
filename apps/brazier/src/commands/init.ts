import { resolve } from 'node:path';
import { initAuditFolder } from '@brazier/store';
import type { Command } from '../command.ts';
import { UsageError } from '../usage-error.ts';

const CI = ['github', 'gitlab'] as const;

export const initCommand: Command = {
  positionals: [{ name: 'folder', help: 'Where; made if need be. Default: --dir, else the current folder.' }],
  options: {
    workspace: {
      kind: 'text',
      value: 'NAME',
      help: 'What to call the workspace: a-z, 0-9 and -.',
      standard: 'production',
    },
    endpoint: {
      kind: 'text',
      value: 'URL',
      help: "REST endpoint of the workspace's cluster.",
      standard: 'https://rest.iad-01.braze.com',
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
    ci: { kind: 'text', value: 'SYSTEM', help: 'Also write a workflow that takes a snapshot every hour.', choices: CI },
  },
  formats: ['text'],
  examples: [
    ['brazier init campaigns --endpoint https://rest.fra-01.braze.eu', 'an audit folder for a workspace in Europe'],
    ['brazier init --ci github', 'with a workflow for GitHub Actions'],
  ],
  async run({ args, io, output }) {
    const named = args.text('folder');
    const dir = args.text('dir');
    if (named !== undefined && dir !== undefined)
      throw new UsageError('name the folder once: either after init or with --dir.');
    const apiKeyEnv = args.text('api-key-env') ?? 'BRAZE_API_KEY';
    output.hide(io.env[apiKeyEnv]);
    const target = resolve(io.cwd, named ?? dir ?? '.');
    const { created } = await initAuditFolder({
      dir: target,
      workspace: args.text('workspace') ?? 'production',
      endpoint: args.text('endpoint') ?? 'https://rest.iad-01.braze.com',
      apiKeyEnv,
      ci: args.choice('ci', CI),
      env: io.env,
      randomBytes: io.randomBytes,
      sleep: io.sleep,
      time: Math.floor(io.now() / 1000),
      gitDriver: args.flag('git-driver'),
    });
    output.note(`made ${created.join(', ')} in ${target}; next, set ${apiKeyEnv} and run \`brazier snapshot\` there.`);
    return 0;
  },
};
