/** The command line asks for something that there is not; the message says what there is instead. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
