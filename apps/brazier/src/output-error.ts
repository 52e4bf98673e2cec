import { remedyOfRefusal } from './system-refusal.ts';

/** Standard output did not take all of the data: the disk under it is full, for example. */
export class OutputError extends Error {
  override readonly name = 'OutputError';

  constructor(cause: Error) {
    super(
      `The output is incomplete: standard output could not be written (${cause.message}); ${remedyOfRefusal(cause) ?? 'see where it leads'}, and run it again.`,
      { cause },
    );
  }
}
