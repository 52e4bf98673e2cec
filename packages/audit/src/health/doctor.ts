import { BrazeAuthError, BrazeError, createBrazeClient } from '@brazier/client';
import { isJsonObject, type Json, own } from '@brazier/schema';
import { type AuditFolder, assertWritable, type WorkspaceConfig } from '@brazier/store';
import { isWorkspaceFailure } from '../workspace-failure.ts';
import { readWorkspaceKey } from '../workspace-key.ts';

/** One thing that was tried. */
export interface Diagnosis {
  /** The workspace, or null for what concerns the folder as a whole. */
  workspace: string | null;
  check: 'folder' | 'key' | 'list' | 'details' | 'clock';
  ok: boolean;
  /** One sentence: what was found, and what to do where it is not well. */
  text: string;
  /** What failed, where something did; its class says whether the key, the network or the folder is to blame. */
  error?: Error;
}

/** What the doctor may use of the world. */
export interface DoctorOptions {
  /** Longest wait for one whole answer, in seconds. */
  requestTimeoutSeconds?: number | undefined;
  env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  random(): number;
}

/** Beyond this the settling of edits and the age of snapshots are judged wrongly. */
const CLOCK_TOLERANCE_SECONDS = 120;
const MOST_WITNESSES = 3;

/** Tries everything that a snapshot needs, with two requests a workspace where all is well, and writes nothing. */
export async function diagnose(folder: AuditFolder, options: DoctorOptions): Promise<Diagnosis[]> {
  const diagnoses = [await checkFolder(folder)];
  for (const [name, config] of Object.entries(folder.config.workspaces)) {
    diagnoses.push(...(await checkWorkspace(name, config, options)));
  }
  return diagnoses;
}

async function checkFolder(folder: AuditFolder): Promise<Diagnosis> {
  const base = { workspace: null, check: 'folder' } as const;
  try {
    await assertWritable(folder.repository, folder.dir);
    return { ...base, ok: true, text: `${folder.dir} is an audit folder in a git repository that can be written.` };
  } catch (error) {
    if (!(error instanceof Error)) throw error;
    return { ...base, ok: false, text: error.message, error };
  }
}

async function checkWorkspace(
  workspace: string,
  config: WorkspaceConfig,
  options: DoctorOptions,
): Promise<Diagnosis[]> {
  const { requestTimeoutSeconds, ...world } = options;
  const found: Diagnosis[] = [];
  let check: Diagnosis['check'] = 'key';
  try {
    const apiKey = readWorkspaceKey(workspace, config.apiKeyEnv, options.env);
    found.push({ workspace, check, ok: true, text: `The environment variable ${config.apiKeyEnv} holds a key.` });
    check = 'list';
    const client = createBrazeClient({
      ...world,
      endpoint: config.endpoint,
      apiKey,
      maxWaitSeconds: 0,
      ...(requestTimeoutSeconds === undefined ? {} : { requestTimeoutSeconds }),
    });
    try {
      for await (const { body, serverTime } of client.listCampaigns()) {
        found.push({ workspace, check, ok: true, text: `${config.endpoint} lists campaigns for this key.` });
        found.push(checkClock(workspace, serverTime, options.now()));
        check = 'details';
        found.push(await checkDetails(workspace, firstIds(body), (id) => client.campaignDetails(id)));
        break;
      }
    } finally {
      await client.close();
    }
  } catch (error) {
    if (!isWorkspaceFailure(error)) throw error;
    found.push({ workspace, check, ok: false, text: error.message, error });
  }
  return found;
}

/** One campaign that answers is enough: another may fail for reasons of its own. */
async function checkDetails(
  workspace: string,
  ids: readonly string[],
  ask: (id: string) => Promise<unknown>,
): Promise<Diagnosis> {
  const check = 'details' as const;
  let failure: BrazeError | null = null;
  for (const id of ids) {
    try {
      await ask(id);
      return { workspace, check, ok: true, text: 'The key may read the details of campaigns.' };
    } catch (error) {
      if (!(error instanceof BrazeError) || error instanceof BrazeAuthError) throw error;
      failure ??= error;
    }
  }
  if (failure !== null) throw failure;
  const text = 'The workspace has no campaign, so whether details may be read cannot be told.';
  return { workspace, check, ok: true, text };
}

function firstIds(body: Json): string[] {
  const campaigns = isJsonObject(body) ? own(body, 'campaigns') : undefined;
  const rows = Array.isArray(campaigns) ? campaigns.slice(0, MOST_WITNESSES) : [];
  return rows.map((row) => (isJsonObject(row) ? own(row, 'id') : undefined)).filter((id) => typeof id === 'string');
}

function checkClock(workspace: string, serverTime: string | null, now: number): Diagnosis {
  const base = { workspace, check: 'clock' } as const;
  if (serverTime === null) return { ...base, ok: true, text: 'Braze did not tell its time.' };
  const apart = Math.round(Math.abs(now - Date.parse(serverTime)) / 1000);
  if (apart <= CLOCK_TOLERANCE_SECONDS) return { ...base, ok: true, text: 'The clock agrees with Braze’s.' };
  return {
    ...base,
    ok: false,
    text: `The clock of this machine is ${apart} seconds away from Braze’s; set it, or ages and settling edits are judged wrongly.`,
  };
}
