import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A Braze stand-in in a process of its own, so that its work is nobody's CPU time but its own. */
export interface Braze {
  endpoint: string;
  apiKey: string;
  /** Edits so many campaigns, others each time, and later each time. */
  edit(count: number): Promise<void>;
  /** How many requests came since the last call. */
  requests(): Promise<BrazeRequests>;
  stop(): Promise<void>;
}

/** Requests by kind; `details` are those of live versions. */
export interface BrazeRequests {
  list: number;
  details: number;
  drafts: number;
}

/** Starts a stand-in with a workspace of so many campaigns, the same each time. */
export async function startBraze(options: { campaigns: number; latencyMs: number }): Promise<Braze> {
  const program = fileURLToPath(new URL('processes/serve-braze.ts', import.meta.url));
  const child = fork(program, [JSON.stringify(options)]);
  const [{ endpoint, apiKey }] = (await once(child, 'message')) as [{ endpoint: string; apiKey: string }];
  const order = async (message: object | string): Promise<unknown> => {
    const done = once(child, 'message');
    child.send(message);
    return (await done)[0];
  };
  return {
    endpoint,
    apiKey,
    async edit(count) {
      await order({ edit: count });
    },
    requests: async () => (await order('tell requests')) as BrazeRequests,
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}
