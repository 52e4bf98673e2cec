import { Writable } from 'node:stream';
import type { OutputStream } from '../program-io.ts';

/** A stream that keeps what is written to it, or takes nothing and fails with `code` where one is named. */
export class CapturedStream extends Writable implements OutputStream {
  readonly isTTY: boolean;
  readonly columns: number;
  readonly #chunks: string[] = [];
  readonly #code: string | undefined;

  constructor(options: { terminal?: boolean; columns?: number; code?: string | undefined } = {}) {
    super({ decodeStrings: false });
    this.isTTY = options.terminal ?? false;
    this.columns = options.columns ?? 80;
    this.#code = options.code;
    this.on('error', () => {});
  }

  get text(): string {
    return this.#chunks.join('');
  }

  getColorDepth(): number {
    return this.isTTY ? 8 : 1;
  }

  override _write(chunk: string, _encoding: string, done: (error: Error | null) => void): void {
    if (this.#code === undefined) this.#chunks.push(String(chunk));
    done(this.#code === undefined ? null : Object.assign(new Error(`${this.#code}: refused`), { code: this.#code }));
  }
}
