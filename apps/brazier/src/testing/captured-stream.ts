import { Writable } from 'node:stream';
import type { OutputStream } from '../program-io.ts';

/** A stream that keeps what is written to it. */
export class CapturedStream extends Writable implements OutputStream {
  readonly isTTY: boolean;
  readonly columns: number;
  readonly #chunks: string[] = [];

  constructor(options: { terminal?: boolean; columns?: number } = {}) {
    super({ decodeStrings: false });
    this.isTTY = options.terminal ?? false;
    this.columns = options.columns ?? 80;
  }

  get text(): string {
    return this.#chunks.join('');
  }

  getColorDepth(): number {
    return this.isTTY ? 8 : 1;
  }

  override _write(chunk: string, _encoding: string, done: () => void): void {
    this.#chunks.push(String(chunk));
    done();
  }
}
