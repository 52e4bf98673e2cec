import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { setImmediate } from 'node:timers/promises';
import { GitError } from '../errors.ts';
import { fetchMissing } from './missing-objects.ts';
import { exitOf, type GitContext, gitFailure, spawnGit, withoutCredentials } from './run-git.ts';

const OBJECT_ID = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;

/** Characters that are kept of what git says besides. */
const MOST_SAID = 4_000;

interface Request {
  resolve(text: string): void;
  reject(error: Error): void;
}

/**
 * Reads blobs through one long-lived `git cat-file --batch`, started at the first question: a process for each blob would cost milliseconds.
 * What a partial clone lacks of the blobs that are asked for together is fetched in one go.
 */
export class BlobReader {
  readonly #context: GitContext;
  readonly #waiting: Request[] = [];
  /** Of a partial clone: blobs that are here by now, and the fetch of those that are asked for at the moment. */
  readonly #here = new Set<string>();
  #asked: { objectIds: string[]; fetched: Promise<void> } | null = null;
  #child: ChildProcessWithoutNullStreams | null = null;
  #buffered: Buffer[] = [];
  #bufferedBytes = 0;
  /** Bytes of the answer at the head, header and final newline included; null until its header was read. */
  #wanted: { header: number; size: number } | null = null;

  constructor(context: GitContext) {
    this.#context = context;
  }

  /** The text of a blob. @throws GitError where there is no such object, PartialCloneError where a partial clone cannot get it. */
  async read(objectId: string): Promise<string> {
    if (this.#context.partial !== undefined && OBJECT_ID.test(objectId)) await this.#fetch(objectId);
    return this.#read(objectId);
  }

  /** Says which blobs are about to be read, so that a partial clone fetches what it lacks of them at once. @throws PartialCloneError */
  async prefetch(objectIds: readonly string[]): Promise<void> {
    if (this.#context.partial === undefined) return;
    const unknown = objectIds.filter((objectId) => !this.#here.has(objectId));
    await fetchMissing(this.#context, unknown);
    for (const objectId of unknown) this.#here.add(objectId);
  }

  async #fetch(objectId: string): Promise<void> {
    if (this.#here.has(objectId)) return;
    if (this.#asked === null) {
      const objectIds: string[] = [];
      const fetched = setImmediate().then(() => {
        this.#asked = null;
        return this.prefetch(objectIds);
      });
      this.#asked = { objectIds, fetched };
    }
    this.#asked.objectIds.push(objectId);
    await this.#asked.fetched;
  }

  #read(objectId: string): Promise<string> {
    const child = this.#child ?? this.#start();
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      child.stdin.write(`${objectId}\n`);
    });
  }

  async close(): Promise<void> {
    const child = this.#child;
    if (!child) return;
    this.#child = null;
    const ended = exitOf(child);
    child.stdin.end();
    await ended;
  }

  #start(): ChildProcessWithoutNullStreams {
    const child = spawnGit(this.#context, ['cat-file', '--batch']);
    this.#child = child;
    child.stdin.on('error', () => {});
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said = (said + chunk.toString('utf8')).slice(-MOST_SAID);
    });
    child.stdout.on('data', (chunk: Buffer) => {
      this.#buffered.push(chunk);
      this.#bufferedBytes += chunk.length;
      this.#answerAll();
    });
    exitOf(child).then(
      (code) =>
        this.#fail(
          gitFailure(
            this.#context,
            'cat-file',
            code,
            withoutCredentials(said) || 'git ended while objects were being read',
          ),
        ),
      (error: Error) => this.#fail(error),
    );
    return child;
  }

  #fail(error: Error): void {
    this.#child = null;
    for (const request of this.#waiting.splice(0)) request.reject(error);
  }

  #answerAll(): void {
    while (this.#waiting.length > 0) {
      this.#wanted ??= this.#readHeader();
      if (this.#wanted === null || this.#bufferedBytes < this.#wanted.header + this.#wanted.size) return;
      this.#answer(this.#wanted);
      this.#wanted = null;
    }
  }

  #readHeader(): { header: number; size: number } | null {
    const bytes = this.#joined();
    const end = bytes.indexOf(0x0a);
    if (end < 0) return null;
    const [, type, size] = bytes.toString('latin1', 0, end).split(' ');
    // `<id> missing` has no content and no newline after it.
    return { header: end + 1, size: type === 'missing' ? 0 : Number(size) + 1 };
  }

  #answer({ header, size }: { header: number; size: number }): void {
    const bytes = this.#joined();
    const request = this.#waiting.shift();
    const rest = bytes.subarray(header + size);
    this.#buffered = rest.length > 0 ? [rest] : [];
    this.#bufferedBytes = rest.length;
    if (size > 0) request?.resolve(bytes.toString('utf8', header, header + size - 1));
    else request?.reject(new GitError('cat-file', 0, `the object ${bytes.toString('latin1', 0, header - 1)}`));
  }

  #joined(): Buffer {
    if (this.#buffered.length !== 1) this.#buffered = [Buffer.concat(this.#buffered)];
    return this.#buffered[0] ?? Buffer.alloc(0);
  }
}
