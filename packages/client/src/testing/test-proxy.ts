import { createServer, type IncomingMessage } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect, type Socket } from 'node:net';

/** What a proxy does with a CONNECT: lets it through, answers with a status, or whatever else a proxy should not do. */
export type Answer = number | 'let through' | ((socket: Socket) => void);

export interface TestProxy {
  /** With its scheme, host and port. */
  address: string;
  /** Every CONNECT. */
  tunnels: IncomingMessage[];
  /** Every byte that came in, in the tunnels too, as Latin-1. */
  received(): string;
  answer: Answer;
  close(): Promise<void>;
}

/** A proxy on loopback; what it lets through goes to `port` on this machine, whichever host was asked for. */
export async function startTestProxy(options: { port?: number; certificate?: string } = {}): Promise<TestProxy> {
  const { port = 0, certificate } = options;
  const chunks: Buffer[] = [];
  const sockets = new Set<Socket>();
  const server = certificate ? createTlsServer({ key: certificate, cert: certificate }) : createServer();
  server.on('request', (request, response) => {
    chunks.push(Buffer.from(`${request.method} ${request.url} ${JSON.stringify(request.headers)}`));
    response.writeHead(400).end();
  });
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => undefined));
  });
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    proxy.tunnels.push(request);
    chunks.push(Buffer.from(JSON.stringify(request.rawHeaders)), head);
    socket.on('error', () => undefined);
    const { answer } = proxy;
    if (typeof answer === 'function') return answer(socket);
    if (typeof answer === 'number') return void socket.end(`HTTP/1.1 ${answer} Whatever\r\ncontent-length: 0\r\n\r\n`);
    const upstream = connect(port, '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 Connection established\r\n\r\n');
      socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      socket.pipe(upstream).pipe(socket);
    });
    sockets.add(upstream.on('error', () => socket.destroy()));
  });
  const proxy: TestProxy = {
    address: '',
    tunnels: [],
    received: () => Buffer.concat(chunks).toString('latin1'),
    answer: 'let through',
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const scheme = certificate ? 'https' : 'http';
  proxy.address = `${scheme}://localhost:${(server.address() as AddressInfo).port}`;
  return proxy;
}
