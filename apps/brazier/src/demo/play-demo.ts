import { takeSnapshot } from '@brazier/audit';
import { createWorld, demoScript, startFakeBraze } from '@brazier/fake-braze';
import { formatInstant } from '@brazier/schema';
import { initAuditFolder, openAuditFolder } from '@brazier/store';
import type { CommandContext } from '../command.ts';
import { worldOfRun } from '../snapshot/world-of-run.ts';
import { DEMO_KEY_VARIABLE } from './demo-key.ts';

/** What the demo leaves behind: a stand-in that goes on answering until it is closed. */
export interface Demo {
  /** The environment variable in which the folder's configuration expects the key. */
  apiKeyEnv: string;
  apiKey: string;
  close(): Promise<void>;
}

/** Snapshots come so long after an edit: when Braze has surely settled. */
const AFTER_EDIT_MS = 20 * 60_000;
const BEFORE_FIRST_EDIT_MS = 3_600_000;

/** Makes an audit folder and takes a snapshot after each scene of the script, at the scene's own time. */
export async function playDemo(dir: string, { io, output }: CommandContext): Promise<Demo> {
  const now = formatInstant(io.now());
  const world = createWorld({ now });
  const steps = demoScript({ now });
  let clock = Date.parse(steps[0]?.at ?? now) - BEFORE_FIRST_EDIT_MS;
  let isPlaying = true;
  const time = () => (isPlaying ? clock : io.now());
  const braze = await startFakeBraze({ world, now: time });
  const env = { ...io.env, [DEMO_KEY_VARIABLE]: braze.apiKey };
  output.hide(braze.apiKey);
  try {
    await initAuditFolder({
      dir,
      workspace: 'production',
      endpoint: braze.endpoint,
      apiKeyEnv: DEMO_KEY_VARIABLE,
      env,
      randomBytes: io.randomBytes,
      sleep: io.sleep,
      time: Math.floor(clock / 1000),
    });
    const folder = await openAuditFolder(dir, env);
    try {
      const snapshot = () => takeSnapshot(folder, { ...worldOfRun(io), env, now: time });
      output.progress.show('first snapshot');
      await snapshot();
      for (const [index, step] of steps.entries()) {
        output.progress.show(`${index + 1} of ${steps.length}: ${step.title}`);
        step.apply(world);
        clock = Date.parse(step.at) + AFTER_EDIT_MS;
        await snapshot();
      }
    } finally {
      output.progress.clear();
      await folder.close();
    }
  } catch (error) {
    await braze.close();
    throw error;
  }
  isPlaying = false;
  return { apiKeyEnv: DEMO_KEY_VARIABLE, apiKey: braze.apiKey, close: () => braze.close() };
}
