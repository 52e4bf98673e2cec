import { rename, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { SnapshotResult } from '@brazier/audit';
import { changeCount } from '@brazier/diff';
import { formatInstant, type Json, type JsonObject, stringifyJson } from '@brazier/schema';
import type { CommandContext } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';

/** How a run ended: with a result, or with an error that has a name. */
export interface RunFigures {
  startedAt: number;
  exitCode: ExitCode;
  result: SnapshotResult | null;
  error: string | null;
}

/** Writes the figures of a run, whole or not at all, where --stats-file says; nothing without it. What cannot be written is warned of, since the run itself is done. */
export async function writeStats({ args, io, output }: CommandContext, figures: RunFigures): Promise<void> {
  const name = args.text('stats-file');
  if (name === undefined) return;
  const file = resolve(io.cwd, name);
  const partial = `${file}.${io.pid}.tmp`;
  try {
    await writeFile(partial, `${stringifyJson(stats(figures, io.now()), 2)}\n`);
    await rename(partial, file);
  } catch (error) {
    output.warn(`the figures were not written: ${error instanceof Error ? error.message : String(error)}`);
  }
}

function stats({ startedAt, exitCode, result, error }: RunFigures, now: number): JsonObject {
  return {
    schemaVersion: 1,
    time: formatInstant(startedAt),
    seconds: (now - startedAt) / 1000,
    exitCode,
    error,
    revision: result?.revision ?? null,
    pushed: result?.pushed ?? false,
    changes: result ? changeCount(result.changes) : 0,
    workspaces: Object.fromEntries(Object.entries(result?.workspaces ?? {}).map(workspaceStats)),
  };
}

function workspaceStats([name, run]: [string, SnapshotResult['workspaces'][string]]): [string, Json] {
  const { listed, fetched, unchanged, failed, requests, bytes, rateRemaining, seconds, complete, full, error } = run;
  return [
    name,
    {
      listed,
      fetched,
      unchanged,
      failed: failed.length,
      requests,
      bytes,
      rateRemaining,
      seconds,
      complete,
      full,
      error: error?.name ?? null,
    },
  ];
}
