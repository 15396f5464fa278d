import type { Socket } from 'node:net';
import { SMTPServer, type SMTPServerSession } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetEnv } from '#lib/env.ts';
import { closeMailServer, deliver, Refused } from './transport.ts';

type Server = { smtp: SMTPServer; url: string; sockets: Set<Socket> };

let servers: Server[];
/** Every mail the servers said yes to: the session that it came by, and its Message-ID. */
let came: { session: string; id: string }[];
/** What happens when a mail has come in whole, before the server says yes. */
let before: (session: SMTPServerSession) => Error | null;

async function startServer(): Promise<Server> {
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    disableReverseLookup: true,
    logger: false,
    closeTimeout: 1_000,
    onData: (stream, session, done) => {
      let text = '';
      stream.on('data', (chunk: Buffer) => {
        text += chunk.toString('latin1');
      });
      stream.on('end', () => {
        const refused = before(session);
        const id = /^message-id:\s*<([^>]+)>/im.exec(text)?.[1] ?? '';
        if (!refused) came.push({ session: session.id, id });
        done(refused);
      });
    },
  });
  smtp.on('error', () => {});
  const sockets = new Set<Socket>();
  smtp.server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve));
  const address = smtp.server.address();
  const url = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  servers.push({ smtp, url, sockets });
  return { smtp, url, sockets };
}

beforeEach(() => {
  [servers, came, before] = [[], [], () => null];
  process.env.MAIL_FROM = 'Trust <trust@northwind.example>';
  forgetEnv();
});

afterEach(async () => {
  closeMailServer();
  delete process.env.MAIL_FROM;
  forgetEnv();
  await Promise.all(servers.map(({ smtp }) => new Promise<void>((resolve) => smtp.close(() => resolve()))));
});

const send = (url: string, id: string) =>
  deliver(url, {
    organization: 'Northwind',
    recipient: 'vera@buyer.example',
    subject: id,
    text: id,
    html: `<p>${id}</p>`,
    messageId: `<${id}@northwind.example>`,
    createdAt: new Date(),
    attachments: [],
  });
const ids = () => came.map(({ id }) => id.split('@')[0]);
const sessions = () => new Set(came.map(({ session }) => session)).size;
const until = async (holds: () => boolean) => {
  while (!holds()) await new Promise((resolve) => setImmediate(resolve));
};

test('many mails go over one connection, also after one that the server refused for good', async () => {
  const { url } = await startServer();
  for (const id of ['a', 'b']) await send(url, id);
  before = () => Object.assign(new Error('no such words here'), { responseCode: 554 });
  const refused: unknown = await send(url, 'c').catch((error: unknown) => error);
  expect(refused).toMatchObject({ permanent: true, message: expect.stringContaining('no such words') });
  expect(refused).toBeInstanceOf(Refused);
  before = () => null;
  await send(url, 'd');
  expect(ids()).toEqual(['a', 'b', 'd']);
  expect(sessions()).toBe(1);
});

test('a connection that died while nobody used it is replaced, and the mail comes once', async () => {
  const { url, sockets } = await startServer();
  await send(url, 'a');
  for (const socket of sockets) socket.destroy();
  await send(url, 'b');
  expect(ids()).toEqual(['a', 'b']);
  expect(sessions()).toBe(2);
});

test('a connection that dies before the server’s yes puts the mail off, and the next one goes over another', async () => {
  const { url, sockets } = await startServer();
  await send(url, 'a');
  before = () => {
    for (const socket of sockets) socket.destroy();
    return new Error('gone');
  };
  await expect(send(url, 'b')).rejects.toMatchObject({ permanent: false });
  before = () => null;
  await send(url, 'b');
  expect(ids()).toEqual(['a', 'b']);
});

test('“closing” of the server (421) puts the mail off, and the next one goes over another connection', async () => {
  const { url } = await startServer();
  await send(url, 'a');
  before = () => Object.assign(new Error('closing, come back'), { responseCode: 421 });
  await expect(send(url, 'b')).rejects.toMatchObject({ permanent: false });
  before = () => null;
  await send(url, 'b');
  expect(ids()).toEqual(['a', 'b']);
  expect(sessions()).toBe(2);
});

test('when the installation names another server, the connection to the old one ends', async () => {
  const [old, next] = [await startServer(), await startServer()];
  await send(old.url, 'a');
  await send(next.url, 'b');
  await until(() => old.sockets.size === 0);
  expect(sessions()).toBe(2);
  closeMailServer();
  await until(() => next.sockets.size === 0);
});
