import type { ServerResponse } from 'node:http';
import type { JsonObject } from '@brazier/schema';
import { stringifyJson } from '@brazier/schema';
import type { DetailsFault, ListFault } from './faults.ts';

/** One answer, before anything goes wrong with it. */
export interface Answer {
  status: number;
  body: string;
  headers?: Record<string, string | null>;
}

export function jsonAnswer(status: number, body: JsonObject): Answer {
  return { status, body: stringifyJson(body) };
}

/** The answer that a fault makes of an answer, where it makes another one; faults of rows or of the connection leave it as it is. */
export function spoilAnswer(answer: Answer, fault: ListFault | DetailsFault): Answer {
  switch (fault.kind) {
    case 'status': {
      const body = typeof fault.body === 'object' ? stringifyJson(fault.body) : (fault.body ?? '');
      return { status: fault.status, body, headers: fault.headers ?? {} };
    }
    case 'queued':
      return jsonAnswer(202, { message: 'queued' });
    case 'not-success':
      return jsonAnswer(200, { message: 'error', errors: ['temporarily unavailable'] });
    case 'html':
      return {
        status: 200,
        body: '<html><body><h1>Please sign in</h1></body></html>',
        headers: { 'content-type': 'text/html' },
      };
    case 'invalid-json':
      return { status: 200, body: `${answer.body.slice(0, -1)},}` };
    case 'empty':
      return { status: 200, body: '' };
    default:
      return answer;
  }
}

/** Sends an answer, with what a fault does to the connection. `usual` are the headers that every answer carries. */
export function sendAnswer(
  response: ServerResponse,
  answer: Answer,
  usual: Record<string, string>,
  fault: ListFault | DetailsFault | null,
): void {
  if (fault?.kind === 'hang') return;
  if (fault?.kind === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const body = Buffer.from(answer.body);
  response.statusCode = answer.status;
  const headers = {
    'content-type': 'application/json',
    'content-length': String(body.length),
    ...usual,
    ...answer.headers,
  };
  for (const [name, value] of Object.entries(headers)) if (value !== null) response.setHeader(name, value);
  if (fault?.kind === 'hang-body') response.flushHeaders();
  else if (fault?.kind === 'cut') cut(response, body);
  else if (fault?.kind === 'slow') void drip(response, body, fault);
  else response.end(body);
}

function cut(response: ServerResponse, body: Buffer): void {
  response.write(body.subarray(0, Math.ceil(body.length / 2)), () => response.destroy());
}

async function drip(response: ServerResponse, body: Buffer, { pieces, pauseMs }: { pieces: number; pauseMs: number }) {
  const size = Math.max(1, Math.ceil(body.length / pieces));
  for (let start = 0; start < body.length && !response.destroyed; start += size) {
    response.write(body.subarray(start, start + size));
    await new Promise((resolve) => setTimeout(resolve, pauseMs));
  }
  response.end();
}
