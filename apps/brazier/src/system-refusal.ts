// What the disk or the system refuses is no bug of ours; the remedy lies outside.
const REMEDIES: ReadonlyMap<string, string> = new Map([
  ['ENOSPC', 'make room on the disk'],
  ['EDQUOT', 'make room on the disk'],
  ['EFBIG', 'allow larger files there'],
  ['EROFS', 'see that it can be written'],
  ['EACCES', 'see who may read and write there'],
  ['EPERM', 'see who may read and write there'],
  ['EMFILE', 'allow more open files'],
  ['ENFILE', 'allow more open files'],
  ['EIO', 'see to the disk'],
  ['ENOTDIR', 'see what lies there'],
  ['EISDIR', 'see what lies there'],
  ['EEXIST', 'see what lies there'],
  ['ELOOP', 'see what lies there'],
  ['ENAMETOOLONG', 'choose a shorter path'],
]);

/** What to do where the disk or the system refused something, as a clause; null where the error is something else. */
export function remedyOfRefusal(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error) || typeof error.code !== 'string') return null;
  return REMEDIES.get(error.code) ?? null;
}
