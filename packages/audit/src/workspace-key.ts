import { readApiKey } from '@brazier/client';
import { MissingKeyError } from './errors.ts';

/**
 * The API key of a workspace, from the environment variable that `brazier.json` names for it.
 *
 * @throws MissingKeyError where the variable is not set or empty, MalformedKeyError where it holds what cannot be a key.
 */
export function readWorkspaceKey(
  workspace: string,
  variable: string,
  env: Readonly<Record<string, string | undefined>>,
): string {
  const text = env[variable] ?? '';
  if (text.trim() === '') throw new MissingKeyError(workspace, variable);
  return readApiKey(text, `The API key of the workspace ${workspace}, in the environment variable ${variable},`);
}
