import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { GitError } from '../errors.ts';
import { exitOf, type GitContext, spawnGit } from './run-git.ts';

interface Request {
  resolve(text: string): void;
  reject(error: Error): void;
}

/**
 * Reads blobs through one long-lived `git cat-file --batch`, started at the first question: a process for each blob would cost milliseconds.
 */
export class BlobReader {
  readonly #context: GitContext;
  readonly #waiting: Request[] = [];
  #child: ChildProcessWithoutNullStreams | null = null;
  #buffered: Buffer[] = [];
  #bufferedBytes = 0;
  /** Bytes of the answer at the head, header and final newline included; null until its header was read. */
  #wanted: { header: number; size: number } | null = null;

  constructor(context: GitContext) {
    this.#context = context;
  }

  /** The text of a blob. @throws GitError where there is no such object. */
  read(objectId: string): Promise<string> {
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
    child.stderr.resume();
    child.stdout.on('data', (chunk: Buffer) => {
      this.#buffered.push(chunk);
      this.#bufferedBytes += chunk.length;
      this.#answerAll();
    });
    exitOf(child).then(
      (code) => this.#fail(new GitError('cat-file', code, 'git ended while objects were being read')),
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
