import { existsSync } from 'node:fs';
import { createServer } from 'node:net';
import { join, relative } from 'node:path';
import { disconnect } from '#lib/db/client.ts';
import { Misconfigured, readEnv } from '#lib/env.ts';
import { stopQueue } from '#lib/jobs/queue.ts';
import { closeMailServer } from '#lib/mail/transport.ts';
import { demoIsHalfMade, discardHalfMadeDemo, SIGN_IN_NOTE, seedOnFirstRun } from './demo.ts';
import { checkAppRole, type Ground, prepareEnvironment } from './environment.ts';
import { checkMasterKey } from './installation.ts';
import { deploy } from './migrate.ts';
import { pendingMigrations } from './migrations.ts';
import { buildPages } from './pages.ts';
import { migrationsDirectory, root } from './project.ts';
import { codeOf, main, Sentence } from './sentence.ts';
import { startServer } from './server.ts';
import { listenForStop, type Shutdown } from './shutdown.ts';
import { startAllWork } from './worker.ts';

const say = (line: string) => void process.stdout.write(`${line}\n`);

// Asked before anything is started, so that a second `npm start` disturbs nothing of the first.
async function requireFreePort(): Promise<void> {
  const port = Number(process.env.PORT || 3000);
  if (!Number.isInteger(port) || port < 1 || port > 65_535) {
    throw new Sentence('PORT must be a number from 1 to 65535.');
  }
  const free = await new Promise<boolean>((resolve) => {
    const probe = createServer();
    probe.once('error', (error) => resolve(codeOf(error) !== 'EADDRINUSE'));
    probe.listen({ port, host: process.env.HOST || '127.0.0.1', exclusive: true }, () =>
      probe.close(() => resolve(true)),
    );
  });
  if (!free) {
    throw new Sentence(
      `Port ${port} is in use. Stop what runs there, or choose another: PORT=${port + 1} npm start`,
    );
  }
}

/** Brings the database up to date where we may, and checks what the product will connect with. */
async function prepareDatabase(ground: Ground): Promise<void> {
  const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrl, CANDOR_MASTER_KEY: key } = ground.env;
  if (ownerUrl) {
    if (ground.env.CANDOR_MODE === 'demo' && (await demoIsHalfMade(ground))) {
      say('The first run was broken off while it made the demo; it is made anew.');
      await discardHalfMadeDemo(ground);
    }
    const applied = await deploy(ownerUrl, appUrl);
    if (applied.length > 0) say(`Migrated the database: ${applied.join(', ')}.`);
  }
  const tooStrong = await checkAppRole(appUrl);
  if (tooStrong) throw new Sentence(tooStrong);
  const pending = await pendingMigrations(appUrl, migrationsDirectory);
  if (pending.length > 0) {
    throw new Sentence(
      `The database lacks the migration ${pending[0]}. Run \`npm run migrate\` with DATABASE_OWNER_URL.`,
    );
  }
  await checkMasterKey(key, ownerUrl ?? appUrl, ownerUrl !== undefined);
}

const shorten = (path: string) => (path.startsWith(`${root}/`) ? relative(root, path) : path);

function greet(ground: Ground, signIn: readonly string[]): void {
  const { PUBLIC_ORIGIN, CANDOR_MODE, CANDOR_DATA_DIR, CANDOR_WORKER } = ground.env;
  say('');
  say(`Candor is up: ${PUBLIC_ORIGIN}`);
  for (const line of signIn) say(`  ${line}`);
  if (CANDOR_MODE === 'demo') {
    const kept = [CANDOR_DATA_DIR, ground.databaseDirectory].filter(
      (path, index) => path !== '' && (index === 0 || !path.startsWith(CANDOR_DATA_DIR)),
    );
    say(`  Demo on this machine only; its data is kept in ${kept.map(shorten).join(' and ')}.`);
    const note = join(CANDOR_DATA_DIR, SIGN_IN_NOTE);
    if (existsSync(note)) say(`  How to sign in stands in ${shorten(note)}.`);
  }
  if (CANDOR_WORKER === 'none') say('  Jobs are left to `npm run worker`.');
  say('  Ctrl-C stops everything.');
}

async function start(development: boolean, shutdown: Shutdown): Promise<void> {
  const began = performance.now();
  // Prisma reads relations side by side on one connection; pg only announces that this will end with its next major.
  process.noDeprecation = true;
  process.env.LOG_LEVEL ||= process.env.CANDOR_MODE === 'production' ? 'info' : 'warn';
  // Of production, everything that is missing is said before anything is done.
  if (process.env.CANDOR_MODE === 'production') readEnv(process.env);
  await requireFreePort();
  const ground = await prepareEnvironment();
  shutdown.add(() => ground.cluster?.stop());
  if (ground.cluster && !ground.cluster.started)
    say('The database of an earlier run was still there and is used.');
  await prepareDatabase(ground);
  shutdown.add(disconnect);
  shutdown.add(stopQueue);
  shutdown.add(closeMailServer);
  const signIn =
    ground.env.CANDOR_MODE === 'demo'
      ? await seedOnFirstRun(ground, () => say('Making the demo organization …'))
      : [];
  if (!development) await buildPages(() => say('Building the pages; this takes a minute the first time …'));
  const server = await startServer({ development });
  const worker = ground.env.CANDOR_WORKER === 'inline' ? await startAllWork() : undefined;
  shutdown.add(async () => {
    await Promise.all([worker?.stop(), server.stop(2_500)]);
  });
  greet(ground, signIn);
  say(`  (ready after ${((performance.now() - began) / 1000).toFixed(1)} s)`);
}

await main(async () => {
  const shutdown = listenForStop(() => say('\nStopping …'));
  try {
    await start(process.argv.includes('--dev'), shutdown);
  } catch (error) {
    const known = error instanceof Sentence || error instanceof Misconfigured;
    process.stderr.write(
      `\n${error instanceof Error ? (known ? error.message : error.stack) : String(error)}\n`,
    );
    await shutdown.run(1);
  }
});
