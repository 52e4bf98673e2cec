/** How a run is to go, and what it may use of the world. */
export interface SnapshotOptions {
  /** Names in `brazier.json`; all where none is given. */
  workspaces?: readonly string[] | undefined;
  /** Ask for the details of every campaign, not only of those that may have changed. */
  full?: boolean | undefined;
  /** False writes the files and makes no commit. */
  commit?: boolean | undefined;
  push?: boolean | undefined;
  /** Fetch and compare, write nothing. */
  dryRun?: boolean | undefined;
  /** Ids whose details are asked for whatever the list says, by workspace. */
  askAgain?: ReadonlyMap<string, ReadonlySet<string>> | undefined;
  /** Overrides the guards against mass removal and against another workspace's list. */
  allowRemovals?: boolean | undefined;
  /** Details in flight. */
  concurrency?: number | undefined;
  /** Longest wait for the rate limit, in seconds. */
  maxWaitSeconds?: number | undefined;
  /** Longest wait for one whole answer, in seconds. */
  requestTimeoutSeconds?: number | undefined;
  /** Keys, proxies and certificate authorities are looked up there, and git gets it. */
  env: Readonly<Record<string, string | undefined>>;
  /** Milliseconds since the epoch. */
  now(): number;
  sleep(milliseconds: number, signal?: AbortSignal): Promise<void>;
  /** From 0 to 1, for jitter. */
  random(): number;
  /** Bytes fit for a key. */
  randomBytes(size: number): Uint8Array;
  /** Who takes the lock. */
  pid: number;
  hostname: string;
  /** Tells whether a process of this machine runs, so that a lock that a crash left behind is known as such. */
  isAlive(pid: number): boolean;
  onProgress?: ((progress: SnapshotProgress) => void) | undefined;
  signal?: AbortSignal | undefined;
}

/** How far a run is. Nothing in it is secret. */
export type SnapshotProgress =
  | { kind: 'listing'; workspace: string; listed: number }
  | { kind: 'fetching'; workspace: string; done: number; total: number; failed: number }
  /** Nothing is sent for a while, for the rate limit's sake; `until` is ISO 8601. */
  | { kind: 'waiting'; workspace: string; seconds: number; until: string; reason: string }
  /** A request failed and is sent again in so many seconds: attempt `attempt` of at most `attempts` (from 1). `reason` is a word for the failure. */
  | { kind: 'retrying'; workspace: string; attempt: number; attempts: number; reason: string; seconds: number }
  | { kind: 'committing'; files: number }
  | { kind: 'pushing' };
