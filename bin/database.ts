import { spawn } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, openSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { type Account, accountFor, closedFolder } from './database/account.ts';
import { type Binaries, findBinaries } from './database/binaries.ts';
import { checkData, initialise, SUPERUSER, serverEnvironment } from './database/initialise.ts';
import { readPostmaster, stopPostmaster } from './database/pid-file.ts';
import { codeOf, Sentence } from './sentence.ts';

/** A running embedded server. `started` is false when it was found running and taken over. */
export type Cluster = {
  port: number;
  started: boolean;
  /** A connection string for a role and a database of it. */
  url: (role: string, password: string, database: string) => string;
  /** Ends it. One that was found running is left alone while somebody else is connected. */
  stop: () => Promise<void>;
};

/** `directory`: the data folder. `elsewhere`: where programs may be copied. `fast`: for tests, survives no power cut. */
export type ClusterOptions = { directory: string; elsewhere: string; password: string; fast?: boolean };

const PATIENCE = 30_000;
const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.on('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}

const urlOf = (port: number) => (role: string, password: string, database: string) =>
  `postgresql://${role}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

type Answer = 'ready' | 'waiting';

/** Whether the server on this port is ready. @throws Sentence when it answers but is not ours */
async function ask(port: number, options: ClusterOptions): Promise<Answer> {
  const client = new pg.Client({
    connectionString: urlOf(port)(SUPERUSER, options.password, 'postgres'),
    connectionTimeoutMillis: 2_000,
  });
  client.on('error', () => {});
  try {
    await client.connect();
    await client.query('SELECT 1');
    return 'ready';
  } catch (error) {
    if (codeOf(error) === '28P01') {
      throw new Sentence(
        `The database in ${options.directory} has another password than secrets.json of the data folder. ` +
          'Restore that file from a backup, or move both away to begin anew.',
      );
    }
    return 'waiting';
  } finally {
    await client.end().catch(() => {});
  }
}

async function othersConnected(url: string): Promise<number> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const found = await client.query<{ count: number }>(
      `SELECT count(*)::int AS count FROM pg_stat_activity WHERE backend_type = 'client backend' AND pid <> pg_backend_pid()`,
    );
    return found.rows[0]?.count ?? 0;
  } catch {
    return 0;
  } finally {
    await client.end().catch(() => {});
  }
}

const fastSettings = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200'];

function launch(
  options: ClusterOptions,
  binaries: Binaries,
  account: Account,
  port: number,
): { log: string; exited: () => boolean } {
  const log = `${options.directory}.log`;
  const settings = [
    'listen_addresses=127.0.0.1',
    // No socket file: its path may be too long, or its folder closed.
    'unix_socket_directories=',
    'timezone=UTC',
    'log_min_messages=warning',
    ...(options.fast ? fastSettings : []),
  ];
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > 10_000_000) rmSync(log);
  const output = openSync(log, 'a', 0o600);
  const child = spawn(
    binaries.postgres,
    ['-D', options.directory, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])],
    {
      cwd: dirname(options.directory),
      env: serverEnvironment,
      uid: account.uid,
      gid: account.gid,
      stdio: ['ignore', output, output],
      // In a session of its own: Ctrl-C must reach us alone, so that requests end before their database does.
      detached: true,
    },
  );
  closeSync(output);
  let exited = false;
  child.on('exit', () => {
    exited = true;
  });
  child.on('error', () => {
    exited = true;
  });
  child.unref();
  return { log, exited: () => exited };
}

function lastComplaint(log: string): string {
  const lines = existsSync(log) ? readFileSync(log, 'utf8').trim().split('\n') : [];
  const complaint = lines.findLast((line) => /FATAL|PANIC|ERROR|could not/.test(line)) ?? lines.at(-1) ?? '';
  return complaint.slice(0, 300);
}

async function runServer(options: ClusterOptions, binaries: Binaries, account: Account): Promise<Cluster> {
  const deadline = Date.now() + PATIENCE;
  let own: ReturnType<typeof launch> | undefined;
  let launches = 0;
  while (Date.now() < deadline) {
    const running = readPostmaster(options.directory);
    if (running && running.port > 0 && (await ask(running.port, options)) === 'ready') {
      const started = own !== undefined && !own.exited();
      const url = urlOf(running.port);
      const stop = async () => {
        if (!started && (await othersConnected(url(SUPERUSER, options.password, 'postgres'))) > 0) return;
        await stopPostmaster(running.pid);
      };
      return { port: running.port, started, url, stop };
    }
    // A dead child with no live server: it lost its port, or a backend of a killed server still holds the memory.
    if (!running && (own === undefined || own.exited())) {
      if (launches >= 12) break;
      if (launches > 0) await pause(400);
      launches += 1;
      own = launch(options, binaries, account, await freePort());
    }
    await pause(30);
  }
  throw new Sentence(
    `The embedded database does not start: ${lastComplaint(`${options.directory}.log`)} (more in ${options.directory}.log)`,
  );
}

/**
 * Starts the embedded PostgreSQL of a data folder, making the folder at first use; a server that survived a killed run
 * is taken over, one that is just starting is waited for. @throws Sentence
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const parent = dirname(options.directory);
  mkdirSync(parent, { recursive: true });
  const account = accountFor(statSync(options.directory, { throwIfNoEntry: false })?.uid);
  const closed = closedFolder(parent, account);
  if (closed) {
    throw new Sentence(
      `The embedded database runs as the user ${account.name}, who may not enter ${closed}. ` +
        'Allow it (chmod o+x), or set CANDOR_DATA_DIR to a folder that it can reach.',
    );
  }
  const binaries = findBinaries(account, options.elsewhere);
  await initialise(options.directory, binaries, account, {
    password: options.password,
    fast: options.fast === true,
  });
  checkData(options.directory, binaries, account);
  return runServer(options, binaries, account);
}

/** Where the data folder of the embedded database is, below a given folder. */
export function clusterDirectory(dataDirectory: string): string {
  return join(dataDirectory, 'postgres');
}
