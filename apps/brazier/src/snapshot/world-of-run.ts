import type { SnapshotOptions } from '@brazier/audit';
import type { ProgramIo } from '../program-io.ts';

/** What a run takes of the world, from what the program was given. */
export function worldOfRun(
  io: ProgramIo,
): Pick<SnapshotOptions, 'env' | 'now' | 'sleep' | 'random' | 'randomBytes' | 'pid' | 'hostname' | 'isAlive'> {
  const { env, now, sleep, random, randomBytes, pid, hostname, isAlive } = io;
  return { env, now, sleep, random, randomBytes, pid, hostname, isAlive };
}
