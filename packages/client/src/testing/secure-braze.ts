import { readFileSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';

/** A certificate of `fixtures/`, with its key. */
export function certificate(name: string): string {
  return readFileSync(new URL(`../../fixtures/${name}.pem`, import.meta.url), 'utf8');
}

/** A Braze over TLS that has the details of every campaign. */
export interface SecureBraze {
  port: number;
  /** The Authorization header of every request. */
  keys: (string | undefined)[];
  mostOpen: number;
  close(): Promise<void>;
}

export async function startSecureBraze(name: string): Promise<SecureBraze> {
  const pem = certificate(name);
  let open = 0;
  const server = createServer({ key: pem, cert: pem }, (request, response) => {
    braze.keys.push(request.headers.authorization);
    open += 1;
    braze.mostOpen = Math.max(braze.mostOpen, open);
    setTimeout(() => {
      open -= 1;
      response.end('{"message":"success","name":"Over TLS"}');
    }, 5);
  });
  const braze: SecureBraze = {
    port: 0,
    keys: [],
    mostOpen: 0,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  braze.port = (server.address() as AddressInfo).port;
  return braze;
}
