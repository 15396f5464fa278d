import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { type ParsedMail, simpleParser } from 'mailparser';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { disconnect } from '#lib/db/client.ts';
import { addDocument } from '#lib/document/commands.ts';
import { uploadRevision } from '#lib/document-revision/upload.ts';
import { forgetEnv } from '#lib/env.ts';
import { newBoss, stopQueue } from '#lib/jobs/queue.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import { command, nothing } from '#lib/operation.ts';
import { inChunks } from '#lib/testing/bytes.ts';
import { freshDatabase } from '#lib/testing/database.ts';
import { createDeliveryWorld, samplePdf } from '#lib/testing/document.ts';
import { arrange, type World } from '#lib/testing/world.ts';
import { root } from './project.ts';

let owner: pg.Client;
let server: SMTPServer;
const received: ParsedMail[] = [];
/** Whether the mail server says yes; else it keeps the worker waiting for its word. */
let saysYes = false;
const workers = new Set<ChildProcess>();

beforeAll(async () => {
  const { databaseUrl, ownerUrl } = await freshDatabase('migrated');
  server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    logger: false,
    onData: (stream, _, done) => {
      simpleParser(stream).then((mail) => {
        received.push(mail);
        if (saysYes) done();
      }, done);
    },
  });
  server.on('error', () => {});
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  process.env.DATABASE_URL = databaseUrl;
  process.env.SMTP_URL = `smtp://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
  process.env.MAIL_FROM = 'Trust <trust@northwind.example>';
  forgetEnv();
  owner = new pg.Client({ connectionString: ownerUrl });
  await owner.connect();
});

afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await owner.end();
  await stopQueue();
  await disconnect();
  await new Promise<void>((resolve) => server.close(() => resolve()));
});

/** Starts `npm run worker`'s process. */
function startWorker(): ChildProcess {
  const worker = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'bin/worker.ts'], {
    cwd: root,
    env: process.env,
    stdio: 'ignore',
  });
  workers.add(worker);
  worker.once('exit', () => workers.delete(worker));
  return worker;
}

const folders = () => readdirSync(tmpdir()).filter((name) => name.startsWith('candor-prepare-'));
const foldersOf = (worker: ChildProcess) => folders().filter((name) => name.includes(`-${worker.pid}-`));
const eventually = { timeout: 90_000, interval: 50 };

async function uploadReport(world: World): Promise<string> {
  const { security } = world.actors;
  const document = { title: 'Report', description: '', tier: 'restricted' as const };
  const { id: documentId } = await addDocument(security, document);
  const source = inChunks(await samplePdf(300, 20_000));
  return (await uploadRevision(security, { documentId, fileName: 'report.pdf', source })).revisionId;
}

const sendHello = command('member:end-sessions', nothing, async (context) => {
  const mail = { template: 'test', to: 'vera@buyer.example', subject: 'Hello', paragraphs: ['Hello Vera.'] };
  return { result: await queueMail(context, mail), events: [{ subject: 'mail:test' }] };
});

/** What the clock does: the dead worker's jobs and claims grow old. */
async function waitLong(world: World): Promise<void> {
  const long = new Date(Date.now() - 3_600_000);
  await arrange(world, (tenant) =>
    tenant.mail.updateMany({ where: { sentAt: null }, data: { claimedAt: long } }),
  );
  await owner.query(`UPDATE jobs.job SET started_on = started_on - interval '1 hour',
    heartbeat_on = heartbeat_on - interval '1 hour' WHERE state = 'active'`);
  await owner.query('UPDATE jobs.queue SET monitor_on = NULL, monitor_claim_on = NULL');
  // Every worker does this each minute.
  const boss = await newBoss({ worker: false }).start();
  await boss.supervise();
  await boss.stop({ graceful: false, close: true });
}

test('a worker killed while it prepares a document and sends a mail: the next one does both, and one mail repeats (faults 21 and 28)', async () => {
  const world = await createDeliveryWorld();
  const revisionId = await uploadReport(world);
  const mailId = await sendHello(world.actors.owner, {});
  const first = startWorker();
  await vi.waitFor(() => {
    expect(received).toHaveLength(1);
    expect(foldersOf(first)).toHaveLength(1);
  }, eventually);
  first.kill('SIGKILL');
  await once(first, 'exit');

  const revision = () =>
    arrange(world, (tenant) => tenant.documentRevision.findFirstOrThrow({ where: { id: revisionId } }));
  expect(await revision()).toMatchObject({ state: 'preparing', preparedFileId: null });
  saysYes = true;
  await waitLong(world);
  startWorker();
  await vi.waitFor(async () => {
    const mail = await arrange(world, (tenant) => tenant.mail.findFirstOrThrow());
    expect(mail.sentAt).toBeInstanceOf(Date);
    expect((await revision()).state).toBe('ready');
  }, eventually);
  expect(received.map((mail) => mail.messageId)).toEqual(Array(2).fill(`<${mailId}@northwind.example>`));
  // The document in the clear that the dead one left is gone.
  expect(foldersOf(first)).toEqual([]);
  expect(await arrange(world, (tenant) => tenant.upload.count({ where: { sweptAt: null } }))).toBe(0);
}, 200_000);
