import type { Repository } from '../git/repository.ts';
import { type ContinuousIntegration, PROGRAM_FILE, workflowFile } from './workflow.ts';

/** The hourly job of a CI service. */
export interface Job {
  service: ContinuousIntegration;
  /** The text of the whole program in one file, which the job runs. */
  program: string;
}

/** The files of a job, by path in the repository: the service's own, and the program. */
export function jobFiles(
  { prefix }: Pick<Repository, 'prefix'>,
  { service, program }: Job,
  variables: readonly string[],
): [path: string, text: string][] {
  return [workflowFile(service, { folder: prefix, variables }), [`${prefix}${PROGRAM_FILE}`, program]];
}
