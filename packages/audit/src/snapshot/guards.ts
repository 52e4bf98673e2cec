import { MassRemovalError, WrongWorkspaceError } from '../errors.ts';

/** Below so many known campaigns only the loss of all of them is out of the ordinary. */
const SMALL = 10;
const MOST_REMOVALS = 25;
const MOST_SHARE = 0.2;
const HARDLY_ANY = 0.1;

/**
 * Refuses a list that holds none of the known campaigns, or hardly any where ten or more are known.
 *
 * @throws WrongWorkspaceError, or MassRemovalError where the list is empty.
 */
export function assertSameWorkspace(workspace: string, listed: number, found: number, known: number): void {
  if (known === 0) return;
  if (listed === 0) throw new MassRemovalError(workspace, known, known);
  if (found === 0 || (known >= SMALL && found < known * HARDLY_ANY)) {
    throw new WrongWorkspaceError(workspace, listed, found, known);
  }
}

/**
 * Refuses more removals than anyone makes between two snapshots: more than 25, or more than a fifth, where ten or more campaigns are known; all of
 * them at any size.
 *
 * @throws MassRemovalError
 */
export function assertFewRemovals(workspace: string, gone: number, known: number): void {
  const isMany = known >= SMALL && (gone > MOST_REMOVALS || gone > known * MOST_SHARE);
  if (isMany || (known > 0 && gone === known)) throw new MassRemovalError(workspace, gone, known);
}
