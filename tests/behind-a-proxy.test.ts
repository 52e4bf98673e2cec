import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { type AddressInfo, connect, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer as createTlsServer } from 'node:tls';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PlainBraze, recordedCampaigns, startPlainBraze } from './support/plain-braze.ts';
import { API_KEY, brazier, temporaryFolder } from './support/program.ts';

const fixture = (name: string) => new URL(`../packages/client/fixtures/${name}.pem`, import.meta.url);
const PASSWORD = 'hunter2-of-the-proxy';

describe('the built program behind a company’s proxy, which signs with the company’s own authority', () => {
  const folder = temporaryFolder();
  const certificates = mkdtempSync(join(tmpdir(), 'brazier-test-'));
  const authority = join(certificates, 'authority.pem');
  const received: Buffer[] = [];
  let braze: PlainBraze;
  let secure: Server;
  let proxy: ReturnType<typeof createServer>;
  let env: Record<string, string>;

  beforeAll(async () => {
    writeFileSync(authority, readFileSync(fixture('company-authority')));
    braze = await startPlainBraze(recordedCampaigns());
    const pem = readFileSync(fixture('of-company'));
    secure = createTlsServer({ key: pem, cert: pem }, (socket) =>
      connectTo(socket, Number(new URL(braze.endpoint).port)),
    );
    const securePort = await listen(secure);
    proxy = createServer();
    proxy.on('connect', (request, socket: Socket) => {
      received.push(Buffer.from(JSON.stringify(request.rawHeaders)));
      socket.on('data', (chunk: Buffer) => received.push(chunk));
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      connectTo(socket, securePort);
    });
    env = { https_proxy: `http://angela:${PASSWORD}@127.0.0.1:${await listen(proxy)}` };
    const init = ['init', '.', '--endpoint', 'rest.fern-01.braze.test'];
    expect(await brazier(folder.dir, init)).toMatchObject({ code: 0 });
  });
  afterAll(async () => {
    for (const server of [secure, proxy]) server.close();
    proxy.closeAllConnections();
    await braze.close();
    folder.remove();
    rmSync(certificates, { recursive: true });
  });

  it('says what to set where it does not know the authority', async () => {
    const outcome = await brazier(folder.dir, ['snapshot'], env);
    expect(outcome, outcome.stderr).toMatchObject({ code: 5, stdout: '' });
    expect(outcome.stderr).toContain('set NODE_EXTRA_CA_CERTS to a file with the certificate of its authority');
  });

  it('takes its snapshot once it does, and the proxy never sees the key', async () => {
    const outcome = await brazier(folder.dir, ['snapshot'], { ...env, NODE_EXTRA_CA_CERTS: authority });
    expect(outcome, outcome.stderr).toMatchObject({ code: 0 });
    expect(outcome.stderr).toMatch(/committed [0-9a-f]{12}/);
    expect(outcome.stderr).not.toContain(PASSWORD);
    const seen = Buffer.concat(received).toString('latin1');
    expect(seen).toContain('rest.fern-01.braze.test');
    expect(seen).not.toContain(API_KEY);
  });
});

function connectTo(socket: Socket, port: number): void {
  const upstream = connect(port, '127.0.0.1');
  for (const end of [socket, upstream]) end.on('error', () => undefined);
  socket.pipe(upstream).pipe(socket);
}

async function listen(server: Server): Promise<number> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return (server.address() as AddressInfo).port;
}
