import { type History, openHistory } from '@brazier/audit';
import { type AuditFolder, findAuditFolder, openAuditFolder } from '@brazier/store';
import type { CommandContext } from './command.ts';

/** Opens the audit folder that the command line means, hands it over, and closes it whatever happens. */
export async function withAuditFolder<T>(
  { args, io, output }: CommandContext,
  use: (folder: AuditFolder) => Promise<T>,
): Promise<T> {
  const folder = await openAuditFolder(await findAuditFolder(io.cwd, args.text('dir')), io.env);
  const { workspaces, secretKeyEnv } = folder.config;
  for (const { apiKeyEnv } of Object.values(workspaces)) output.hide(io.env[apiKeyEnv]);
  if (secretKeyEnv !== undefined) output.hide(io.env[secretKeyEnv]);
  try {
    return await use(folder);
  } finally {
    await folder.close();
  }
}

/** As `withAuditFolder`, with the folder's history beside it. */
export function withHistory<T>(
  context: CommandContext,
  use: (history: History, folder: AuditFolder) => Promise<T>,
): Promise<T> {
  return withAuditFolder(context, (folder) => {
    warnOfWorkspaces(context, folder);
    return use(openHistory(folder), folder);
  });
}

/** A workspace may be gone from the configuration and still be asked for; more often its name is a slip, and nothing at all would look like no change. */
function warnOfWorkspaces({ args, output }: CommandContext, { config }: AuditFolder): void {
  for (const name of args.list('workspace') ?? [args.text('workspace')]) {
    if (name === undefined || Object.hasOwn(config.workspaces, name)) continue;
    const known = Object.keys(config.workspaces).join(', ');
    output.warn(`brazier.json has no workspace “${name}” (it has ${known}); only the past can have something of it.`);
  }
}
