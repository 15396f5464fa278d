import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import { isIPv6, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { codeOf, Sentence } from '../sentence.ts';
import { commonHeaders, dataPolicy } from './security-headers.ts';

/** `upgrade`: who takes WebSocket requests (hot reload only); without it every one is refused. */
export type ListenOptions = {
  host: string;
  port: number;
  publicOrigin: string;
  upgrade?: (request: IncomingMessage, socket: Duplex, head: Buffer) => void;
};

/** A listening server; `stop` lets running answers finish for up to `patience` milliseconds. */
export type Listening = { port: number; stop: (patience: number) => Promise<void> };

const HEADER_BYTES = 16 * 1024;

/** An answer for what never became a request, with the headers of every answer. */
function rawAnswer(status: number, publicOrigin: string): string {
  const headers = { ...commonHeaders({ publicOrigin }), 'content-security-policy': dataPolicy('') };
  const lines = Object.entries(headers).map(([name, value]) => `${name}: ${value}`);
  return [
    `HTTP/1.1 ${status} ${STATUS_CODES[status] ?? 'Error'}`,
    ...lines,
    'cache-control: private, no-store',
    'content-length: 0',
    'connection: close',
    '',
    '',
  ].join('\r\n');
}

const statusOf: Record<string, number> = { HPE_HEADER_OVERFLOW: 431, ERR_HTTP_REQUEST_TIMEOUT: 408 };

function create(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
  options: ListenOptions,
): Server {
  const server = createServer(
    {
      maxHeaderSize: HEADER_BYTES,
      headersTimeout: 15_000,
      // An upload of 100 MB over a slow line; forms are held to less in limits.ts.
      requestTimeout: 20 * 60_000,
      // Longer than balancers keep idle connections, so that they never meet a closing one.
      keepAliveTimeout: 75_000,
      insecureHTTPParser: false,
      requireHostHeader: true,
    },
    handler,
  );
  server.maxRequestsPerSocket = 1_000;
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    socket.on('error', () => {});
    if (options.upgrade) options.upgrade(request, socket, head);
    // No page of ours opens one; the framework's would connect wherever its target says (CVE-2026-44578, X03).
    else socket.end(rawAnswer(400, options.publicOrigin));
  });
  const refuseRaw = (status: number) => (socket: Duplex) => {
    socket.on('error', () => {});
    socket.end(rawAnswer(status, options.publicOrigin));
  };
  server.on('connect', (_request, socket) => refuseRaw(405)(socket));
  server.on('clientError', (error, socket: Socket) => {
    if (!socket.writable || codeOf(error) === 'ECONNRESET') return void socket.destroy();
    refuseRaw(statusOf[codeOf(error) ?? ''] ?? 400)(socket);
  });
  return server;
}

function listenOn(server: Server, host: string, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject);
      resolve();
    });
  });
}

function explain(error: unknown, host: string, port: number): unknown {
  const code = codeOf(error);
  if (code === 'EADDRINUSE') {
    return new Sentence(
      `Port ${port} is in use. Stop what runs there, or choose another: PORT=${port + 1} npm start`,
    );
  }
  if (code === 'EACCES')
    return new Sentence(`Port ${port} may not be opened by this user. Choose one above 1023 with PORT.`);
  if (code === 'EADDRNOTAVAIL') return new Sentence(`HOST=${host} is no address of this machine.`);
  return error;
}

async function end(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), patience);
  await closed;
  clearTimeout(timer);
}

/** Listens on an address; on both loopback addresses where one of them is meant. @throws Sentence */
export async function listen(
  handler: (request: IncomingMessage, response: ServerResponse) => void,
  options: ListenOptions,
): Promise<Listening> {
  const loopback = ['127.0.0.1', 'localhost', '::1'].includes(options.host);
  const first = create(handler, options);
  const servers = [first];
  const host = loopback ? '127.0.0.1' : options.host;
  try {
    await listenOn(first, host, options.port);
    const address = first.address();
    const port = typeof address === 'object' && address ? address.port : options.port;
    if (loopback) {
      // Browsers may try `localhost` on IPv6 first; a machine without IPv6 is fine.
      const second = create(handler, options);
      const failure: unknown = await listenOn(second, '::1', port).catch((error: unknown) => error);
      if (!failure) servers.push(second);
      else if (codeOf(failure) === 'EADDRINUSE') throw failure;
    }
    return {
      port,
      stop: async (patience) => {
        await Promise.all(servers.map((server) => end(server, patience)));
      },
    };
  } catch (error) {
    for (const server of servers) server.close();
    throw explain(error, isIPv6(host) ? `[${host}]` : host, options.port);
  }
}
