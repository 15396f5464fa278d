import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { type Env, env, forgetEnv } from '#lib/env.ts';
import {
  databaseDirectory,
  dataDirectory,
  demoMasterKey,
  demoSecrets,
  makeDataDirectory,
} from './data-directory.ts';
import { SUPERUSER } from './database/initialise.ts';
import { APP, ensureRoles, OWNER } from './database/roles.ts';
import { type Cluster, clusterDirectory, startCluster } from './database.ts';
import { explainConnection } from './migrate.ts';
import { root } from './project.ts';

/** The environment of a run. `cluster` is the embedded database where there is one; `fresh` when it was made just now. */
export type Ground = { env: Env; cluster: Cluster | undefined; fresh: boolean; databaseDirectory: string };

const DATABASE = 'candor';

function loadFile(): void {
  const path = join(root, '.env');
  if (existsSync(path)) process.loadEnvFile(path);
}

async function startEmbedded(data: string): Promise<Pick<Ground, 'cluster' | 'fresh' | 'databaseDirectory'>> {
  const secrets = demoSecrets(data);
  const { passwords } = secrets;
  const place = databaseDirectory(data, secrets);
  if (place !== data) makeDataDirectory(place);
  const directory = clusterDirectory(place);
  const fresh = !existsSync(directory);
  const cluster = await startCluster({
    directory,
    elsewhere: join(place, 'programs'),
    password: passwords.admin,
  });
  await ensureRoles(cluster.url(SUPERUSER, passwords.admin, 'postgres'), passwords, DATABASE);
  process.env.DATABASE_URL = cluster.url(APP, passwords.app, DATABASE);
  process.env.DATABASE_OWNER_URL = cluster.url(OWNER, passwords.owner, DATABASE);
  return { cluster, fresh, databaseDirectory: directory };
}

/**
 * In demo mode one connection string may serve: it is the owner's, and the app role gets a password of its own. In
 * production the two are given apart, because the product must not know the owner's password.
 */
function splitDatabaseUrl(data: string): void {
  if (!process.env.DATABASE_URL || process.env.DATABASE_OWNER_URL) return;
  const url = URL.parse(process.env.DATABASE_URL);
  if (!url || decodeURIComponent(url.username) === APP) return;
  process.env.DATABASE_OWNER_URL = url.href;
  url.username = APP;
  url.password = demoSecrets(data).passwords.app;
  process.env.DATABASE_URL = url.href;
}

/**
 * Completes the environment of a demo (secrets, embedded database) or checks that of production, and sets it for this
 * process. Every command that needs the database begins with it. @throws Sentence, Misconfigured
 */
export async function prepareEnvironment(): Promise<Ground> {
  loadFile();
  const demo = (process.env.CANDOR_MODE || 'demo') === 'demo';
  let started: Pick<Ground, 'cluster' | 'fresh' | 'databaseDirectory'> = {
    cluster: undefined,
    fresh: false,
    databaseDirectory: '',
  };
  if (demo) {
    const data = dataDirectory();
    makeDataDirectory(data);
    process.env.CANDOR_DATA_DIR = data;
    process.env.SESSION_SECRET ||= demoSecrets(data).sessionSecret;
    if (!process.env.CANDOR_MASTER_KEY) process.env.CANDOR_MASTER_KEY_FILE ||= demoMasterKey(data);
    if (process.env.DATABASE_URL) splitDatabaseUrl(data);
    else started = await startEmbedded(data);
  }
  forgetEnv();
  return { env: env(), ...started };
}

type Rights = { bypass: boolean; owner: boolean };

/** Refuses a role that would not be held by row-level security. @throws Sentence when it cannot connect or is too strong */
export async function checkAppRole(url: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const found = await client.query<Rights>(
      `SELECT rolsuper OR rolbypassrls AS bypass, EXISTS (
         SELECT 1 FROM pg_class c WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND c.relowner = r.oid
       ) AS owner FROM pg_roles r WHERE rolname = current_user`,
    );
    const rights = found.rows[0];
    if (rights?.bypass || rights?.owner) {
      return 'DATABASE_URL names a role that row-level security does not hold. Use candor_app there, and the owner in DATABASE_OWNER_URL.';
    }
    return undefined;
  } catch (error) {
    throw explainConnection('DATABASE_URL', url, error);
  } finally {
    await client.end().catch(() => {});
  }
}
