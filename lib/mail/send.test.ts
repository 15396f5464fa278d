import { setTimeout as pause } from 'node:timers/promises';
import { type ParsedMail, simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { forgetEnv } from '#lib/env.ts';
import { Conflict, Forbidden, NotFound } from '#lib/errors.ts';
import { command, nothing } from '#lib/operation.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { retryMail } from './commands.ts';
import { mostAttempts, staleAfter } from './lifecycle.ts';
import { listMailbox, readMailbox } from './mailbox.ts';
import { type Message, queueMail } from './outbox.ts';
import { getMail, listMails } from './queries.ts';
import { sendMail } from './send.ts';
import { sweepMails } from './sweep.ts';
import { closeMailServer } from './transport.ts';

useTestDatabase();

type Answer = { code: number; text: string } | null;

let server: SMTPServer;
let received: ParsedMail[] = [];
let answer: Answer = null;
let during: () => Promise<void> = async () => {};

const failing = ({ code, text }: { code: number; text: string }) =>
  Object.assign(new Error(text), { responseCode: code });

beforeEach(async () => {
  [received, answer, during] = [[], null, async () => {}];
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onRcptTo: (_, __, done) => done(answer ? failing(answer) : null),
    onData: (stream, _, done) => {
      simpleParser(stream).then(async (mail) => {
        received.push(mail);
        await during();
        done();
      }, done);
    },
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  process.env.SMTP_URL = `smtp://127.0.0.1:${port}`;
  process.env.MAIL_FROM = 'Trust <trust@northwind.example>';
  forgetEnv();
});

afterEach(async () => {
  closeMailServer();
  delete process.env.SMTP_URL;
  delete process.env.MAIL_FROM;
  forgetEnv();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

const hello: Message = {
  template: 'test',
  to: 'Vera@Buyer.example',
  subject: 'Ünïcode — 你好',
  paragraphs: ['Hello Vera.'],
  code: '123456',
  action: { label: 'Open', url: 'https://trust.example/x' },
};

async function queue(world: World, message: Partial<Message> = {}): Promise<string | null> {
  const write = command('member:end-sessions', nothing, async (context) => ({
    result: await queueMail(context, { ...hello, ...message }),
    events: [{ subject: 'mail:test' }],
  }));
  return write(world.actors.owner, {});
}

async function queued(world: World, message: Partial<Message> = {}): Promise<string> {
  const id = await queue(world, message);
  if (!id) throw new Error('not queued');
  return id;
}

const rowOf = (world: World, id: string) =>
  arrange(world, (tenant) => tenant.mail.findFirstOrThrow({ where: { id } }));

test('only owners and admins try a mail again, and only people of the organization see it', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const mailId = await queued(world);
  await expect(retryMail(world.actors.security, { mailId })).rejects.toThrow(Forbidden);
  await expect(retryMail(other.actors.owner, { mailId })).rejects.toThrow(NotFound);
  await expect(retryMail(world.actors.owner, { mailId })).rejects.toThrow(Conflict);
  const list = { sort: 'createdAt' as const };
  expect((await listMails(other.actors.owner, list)).rows).toEqual([]);
  expect((await listMails(world.actors.owner, list)).rows[0]).toMatchObject({ id: mailId, state: 'waiting' });
  await expect(listMails(world.actors.approver, list)).rejects.toThrow(Forbidden);
});

test('a mail arrives once, in both forms, from the organization, with the Message-ID of its row', async () => {
  const world = await createWorld('Northwind "Data"');
  const mailId = await queued(world);
  await sendMail(world.organizationId, mailId);
  await sendMail(world.organizationId, mailId);
  expect(received).toHaveLength(1);
  const [mail] = received;
  expect(mail?.subject).toBe('Ünïcode — 你好');
  expect(mail?.messageId).toBe(`<${mailId}@northwind.example>`);
  expect(mail?.from?.value).toEqual([{ name: 'Northwind "Data"', address: 'trust@northwind.example' }]);
  expect(mail?.text).toContain('123456');
  expect(mail?.html).toContain('https://trust.example/x');
  expect(await rowOf(world, mailId)).toMatchObject({ attempts: 1, failedAt: null, lastError: null });
  expect((await rowOf(world, mailId)).sentAt).toBeInstanceOf(Date);
  expect(await auditTrail(world)).toContainEqual(
    expect.objectContaining({ action: 'mail:send', subject: `mail:${mailId}` }),
  );
});

test('a mail that five workers want at once is sent once', async () => {
  const world = await createWorld();
  const mailId = await queued(world);
  during = () => pause(200);
  await Promise.all(Array.from({ length: 5 }, () => sendMail(world.organizationId, mailId)));
  expect(received).toHaveLength(1);
});

test('“later” of the mail server is tried again, and its words can be read', async () => {
  const world = await createWorld();
  const mailId = await queued(world);
  answer = { code: 451, text: 'greylisted, come back' };
  await expect(sendMail(world.organizationId, mailId)).rejects.toThrow(/greylisted/);
  const [row] = (await listMails(world.actors.owner, { sort: 'createdAt' })).rows;
  expect(row).toMatchObject({ state: 'trying', attempts: 1 });
  expect(row?.lastError).toContain('greylisted');
  answer = null;
  await sendMail(world.organizationId, mailId);
  expect(received).toHaveLength(1);
});

test('“never” of the mail server fails visibly, and a member can try again', async () => {
  const world = await createWorld();
  const mailId = await queued(world);
  answer = { code: 550, text: 'no such user' };
  await sendMail(world.organizationId, mailId);
  expect(
    (await listMails(world.actors.owner, { sort: 'createdAt', filters: { state: 'failed' } })).rows,
  ).toMatchObject([{ id: mailId, state: 'failed', lastError: expect.stringContaining('no such user') }]);
  await sendMail(world.organizationId, mailId);
  answer = null;
  await retryMail(world.actors.admin, { mailId });
  await sendMail(world.organizationId, mailId);
  expect(received).toHaveLength(1);
});

test('a mail server that is down loses nothing, and gives up only after the last try', async () => {
  const world = await createWorld();
  const mailId = await queued(world);
  process.env.SMTP_URL = 'smtp://127.0.0.1:9';
  forgetEnv();
  await expect(sendMail(world.organizationId, mailId)).rejects.toThrow();
  expect(await rowOf(world, mailId)).toMatchObject({ failedAt: null, claimedAt: null, attempts: 1 });
  await arrange(world, (tenant) =>
    tenant.mail.updateMany({ where: { id: mailId }, data: { attempts: mostAttempts - 1 } }),
  );
  await sendMail(world.organizationId, mailId);
  expect((await rowOf(world, mailId)).failedAt).toBeInstanceOf(Date);
});

test('after a kill in mid-flight the mail repeats once, with the same Message-ID', async () => {
  const world = await createWorld();
  const mailId = await queued(world);
  await sendMail(world.organizationId, mailId);
  // As a worker leaves it that dies between the server's yes and its own note of it.
  const died = { sentAt: null, triedAt: null, claimedAt: new Date(Date.now() - 1000) };
  await arrange(world, (tenant) => tenant.mail.updateMany({ where: { id: mailId }, data: died }));
  // Its job comes again before it is certain that the worker is dead, and says so, to be tried later.
  expect(await sendMail(world.organizationId, mailId)).toBe('held');
  expect(received).toHaveLength(1);
  const long = new Date(Date.now() - staleAfter - 1000);
  await arrange(world, (tenant) =>
    tenant.mail.updateMany({ where: { id: mailId }, data: { claimedAt: long } }),
  );
  await sendMail(world.organizationId, mailId);
  await sendMail(world.organizationId, mailId);
  expect(received.map((mail) => mail.messageId)).toEqual(Array(2).fill(`<${mailId}@northwind.example>`));
});

test('a mail whose job was lost is found and queued again; one that waits is left alone', async () => {
  const world = await createWorld();
  const [lost] = [await queued(world), await queued(world)];
  const long = new Date(Date.now() - 3_600_000);
  await arrange(world, (tenant) =>
    tenant.mail.updateMany({ where: { id: lost }, data: { notBefore: long } }),
  );
  expect(await sweepMails(world.organizationId)).toBe(1);
  expect(await sweepMails(world.organizationId)).toBe(0);
});

test('the same reason is mailed once, and a mail for later is not sent early', async () => {
  const world = await createWorld();
  expect(await queue(world, { dedupeKey: 'expiry:1' })).not.toBeNull();
  expect(await queue(world, { dedupeKey: 'expiry:1' })).toBeNull();
  const mailId = await queued(world, { notBefore: new Date(Date.now() + 3_600_000) });
  await sendMail(world.organizationId, mailId);
  expect(received).toEqual([]);
});

test('lists, quoted parts and look-alike signs are no recipient, and nothing of them is kept (P26)', async () => {
  const world = await createWorld();
  const forged = [
    'a@x.example,b@y.example',
    '"a b"@x.example',
    'a@x@y.example',
    'a\uff20x.example',
    'a@x.example\u0000',
    `${'a'.repeat(250)}@x.example`,
    'a@x.example\r\nBcc: b@y.example',
  ];
  for (const to of forged) await expect(queue(world, { to })).rejects.toThrow();
  expect((await listMails(world.actors.owner, { sort: 'createdAt' })).count).toBe(0);
});

test('neither code nor link of a mail stands in the database (S21)', async () => {
  const world = await createWorld();
  const mailId = await queued(world);
  const dump = JSON.stringify(await rowOf(world, mailId));
  expect(dump).not.toContain('123456');
  expect(dump).not.toContain('trust.example/x');
});

test('the local mailbox shows a demo’s mail and exists nowhere else', async () => {
  const world = await createWorld();
  const mailId = await queued(world);
  expect((await listMailbox()).map((mail) => mail.id)).toContain(mailId);
  expect(await readMailbox(world.organizationId, mailId)).toContain('Code: 123456');
  Object.assign(process.env, {
    CANDOR_MODE: 'production',
    PUBLIC_ORIGIN: 'https://trust.example',
    TRUSTED_PROXIES: 'none',
  });
  forgetEnv();
  await expect(listMailbox()).rejects.toThrow(NotFound);
  await expect(readMailbox(world.organizationId, mailId)).rejects.toThrow(NotFound);
  Object.assign(process.env, { CANDOR_MODE: 'demo', PUBLIC_ORIGIN: 'http://localhost:3000' });
  delete process.env.TRUSTED_PROXIES;
  forgetEnv();
});

test('an administrator looks at one mail without its code and link; others and another organization cannot', async () => {
  const [world, other] = [await createWorld(), await createWorld()];
  const url = `https://trust.example/link/${'k'.repeat(43)}`;
  const action = { label: 'Confirm my e-mail', url };
  const mailId = await queued(world, { code: '493021', action });
  for (const actor of [world.actors.approver, world.actors.auditor, world.actors.visitor])
    await expect(getMail(actor, { mailId })).rejects.toThrow(Forbidden);
  await expect(getMail(other.actors.owner, { mailId })).rejects.toThrow(NotFound);
  const mail = await getMail(world.actors.security, { mailId });
  expect(mail).toMatchObject({ id: mailId, state: 'waiting', attempts: 0, attachments: [] });
  expect(mail.text).toContain('Confirm my e-mail:\n[link left out]');
  expect(JSON.stringify(mail)).not.toMatch(/493021|k{43}|trust\.example\/link/);
});
