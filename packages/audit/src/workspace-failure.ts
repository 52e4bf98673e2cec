import { BrazeAuthError, BrazeError, EndpointError, MalformedKeyError, ProxyError } from '@brazier/client';
import { GuardError } from '@brazier/store';
import { MissingKeyError, NothingFetchedError } from './errors.ts';

/** Whom a failure blames. Workspaces that blame the same fail alike, whatever Braze answered in place of campaigns. */
type Blame = 'configuration' | 'key' | 'braze' | 'guard';

/** Slips that are found before anything is sent. */
const SLIPS = [MissingKeyError, MalformedKeyError, EndpointError, ProxyError];

/** True for what can be wrong with one workspace and leaves the others well; anything else is a bug, an interruption or the machine's. */
export function isWorkspaceFailure(error: unknown): error is Error {
  return error instanceof Error && blameOf(error) !== null;
}

/** True where all failures blame the same. */
export function areAlike(errors: readonly Error[]): boolean {
  return new Set(errors.map(blameOf)).size <= 1;
}

function blameOf(error: Error): Blame | null {
  if (SLIPS.some((slip) => error instanceof slip)) return 'configuration';
  if (error instanceof BrazeAuthError) return 'key';
  if (error instanceof GuardError) return 'guard';
  return error instanceof BrazeError || error instanceof NothingFetchedError ? 'braze' : null;
}
