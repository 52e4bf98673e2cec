import { rename, rm, stat, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { SnapshotResult } from '@brazier/audit';
import { changeCount } from '@brazier/diff';
import { formatInstant, type Json, type JsonObject, stringifyJson } from '@brazier/schema';
import type { CommandContext } from '../command.ts';
import type { ExitCode } from '../exit-codes.ts';
import { remedyOfRefusal } from '../system-refusal.ts';

/** How a run ended: with a result, or with an error that has a name. */
export interface RunFigures {
  startedAt: number;
  exitCode: ExitCode;
  result: SnapshotResult | null;
  error: string | null;
}

/** Writes the figures of a run, whole or not at all, where --stats-file says; nothing without it. False, and a sentence on standard error, where they could not be written. */
export async function writeStats({ args, io, output }: CommandContext, figures: RunFigures): Promise<boolean> {
  const name = args.text('stats-file');
  if (name === undefined) return true;
  const text = `${stringifyJson(stats(figures, io.now()), 2)}\n`;
  try {
    await replaceFile(resolve(io.cwd, name), text, io.pid);
    return true;
  } catch (error) {
    const remedy = remedyOfRefusal(error) ?? 'see that its folder is there';
    output.fail(`the figures were not written (${error instanceof Error ? error.message : String(error)}); ${remedy}.`);
    return false;
  }
}

async function replaceFile(file: string, text: string, pid: number): Promise<void> {
  const there = await stat(file).catch(() => null);
  // A device or a pipe, such as /dev/stderr, is written to, never replaced.
  if (there && !there.isFile()) return writeFile(file, text);
  const partial = `${file}.${pid}.tmp`;
  try {
    await writeFile(partial, text);
    await rename(partial, file);
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
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
