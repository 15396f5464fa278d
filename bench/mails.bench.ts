/*
 * 10,000 people are told of what they owe through a real SMTP server, while the worker is killed three times: none is lost,
 * and at most the one in flight per kill comes twice, with the same Message-ID. Run with: node bench/mails.bench.ts
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { SMTPServer } from 'smtp-server';
import { timed } from './captured.ts';
import { onOwnDatabase } from './database.ts';
import { fillPeople, organizationId, people } from './people.ts';

const kills = 3;
/** Processes that send at once, each over a connection of its own: CANDOR_BENCH_WORKERS. */
const workers = Number(process.env.CANDOR_BENCH_WORKERS ?? 12);
const deadline = 20 * 60_000;

/** Counts each mail that the server said yes to, by its Message-ID and by whom it was for. */
function collect() {
  const ids = new Map<string, number>();
  const recipients = new Set<string>();
  let came = 0;
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    // It would wait for a name server before it greets, and what is measured is ours.
    disableReverseLookup: true,
    logger: false,
    onData: (stream, session, done) => {
      let head = '';
      stream.on('data', (chunk: Buffer) => {
        if (head.length < 20_000) head += chunk.toString('latin1');
      });
      stream.on('end', () => {
        const id = /^message-id:\s*(<[^>]+>)/im.exec(head)?.[1] ?? '';
        ids.set(id, (ids.get(id) ?? 0) + 1);
        for (const { address } of session.envelope.rcptTo) recipients.add(address);
        came += 1;
        done();
      });
    },
  });
  return { server, ids, recipients, count: () => came };
}

function startWorker() {
  const child = spawn(process.execPath, ['bench/mail-worker.ts'], {
    env: process.env,
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return { child, gone: once(child, 'exit') };
}

await onOwnDatabase(async ({ adminUrl, appUrl }) => {
  await fillPeople(adminUrl);
  const smtp = collect();
  smtp.server.on('error', () => {});
  await new Promise<void>((resolve) => smtp.server.listen(0, '127.0.0.1', resolve));
  const address = smtp.server.server.address();
  process.env.DATABASE_URL = appUrl;
  process.env.SESSION_SECRET = randomBytes(32).toString('base64');
  process.env.CANDOR_MASTER_KEY = randomBytes(32).toString('base64');
  process.env.SMTP_URL = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  process.env.MAIL_FROM = 'Bench <bench@bench.example>';
  process.env.LOG_LEVEL = 'error';
  const admin = new pg.Client({ connectionString: adminUrl });
  admin.on('error', () => {});
  await admin.connect();
  // One policy is enough to ask everybody.
  await admin.query(
    `DELETE FROM "PolicyPublication" WHERE "policyId" NOT IN (SELECT id FROM "Policy" ORDER BY identifier LIMIT 1)`,
  );
  const { disconnect } = await import('#lib/db/client.ts');
  const { stopQueue } = await import('#lib/jobs/queue.ts');
  const { housekeepDuties } = await import('#lib/duty/housekeeping.ts');
  const { sweepMails } = await import('#lib/mail/sweep.ts');
  const queued = await timed(() => housekeepDuties(organizationId));
  process.stdout.write(
    `  ${people} duties made, ${people} mails planned and queued: ${(queued / 1000).toFixed(1)} s\n`,
  );
  const began = performance.now();
  const working = Array.from({ length: workers }, startWorker);
  for (let kill = 1; kill <= kills; kill += 1) {
    while (smtp.count() < (people / (kills + 1)) * kill && performance.now() - began < deadline)
      await pause(20);
    const killed = working.shift();
    killed?.child.kill('SIGKILL');
    await killed?.gone;
    process.stdout.write(
      `  killed after ${smtp.count()} mails, ${((performance.now() - began) / 1000).toFixed(0)} s\n`,
    );
    working.push(startWorker());
  }
  let last = smtp.count();
  while (smtp.recipients.size < people && performance.now() - began < deadline) {
    await pause(5_000);
    if (smtp.count() !== last)
      process.stdout.write(`  ${smtp.count()} mails, ${((performance.now() - began) / 1000).toFixed(0)} s\n`);
    last = smtp.count();
    // What housekeeping does each minute.
    await sweepMails(organizationId);
  }
  const seconds = (performance.now() - began) / 1000;
  const twice = [...smtp.ids.values()].filter((count) => count > 1).length;
  const { rows } = await admin.query<{ sent: number }>(
    `SELECT count(*)::int AS sent FROM "Mail" WHERE "sentAt" IS NOT NULL`,
  );
  const lost = people - smtp.recipients.size;
  process.stdout.write(
    `  ${smtp.count()} mails to ${smtp.recipients.size} people in ${seconds.toFixed(0)} s; lost ${lost}, twice ${twice} (same Message-ID), marked sent ${rows[0]?.sent}\n`,
  );
  for (const { child } of working) child.kill('SIGKILL');
  await Promise.all(working.map(({ gone }) => gone));
  await Promise.all([admin.end(), stopQueue(), disconnect()]);
  await new Promise<void>((resolve) => smtp.server.close(() => resolve()));
  if (lost > 0 || twice > kills || smtp.ids.size !== people) process.exitCode = 1;
});
