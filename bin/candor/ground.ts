import pg from 'pg';
import { disconnect } from '#lib/db/client.ts';
import { stopQueue } from '#lib/jobs/queue.ts';
import { prepareEnvironment } from '../environment.ts';
import { checkMasterKey } from '../installation.ts';
import { deploy, explainConnection } from '../migrate.ts';
import { pendingMigrations } from '../migrations.ts';
import { migrationsDirectory } from '../project.ts';
import { codeOf, Sentence } from '../sentence.ts';
import type { Shutdown } from '../shutdown.ts';

async function bringUpToDate(ownerUrl: string | undefined, appUrl: string, demo: boolean): Promise<void> {
  const pending = await pendingMigrations(appUrl, migrationsDirectory).catch((error: unknown) => {
    // A new embedded database does not let the app role in yet.
    if (demo && ownerUrl && ['28P01', '28000', '42501'].includes(codeOf(error) ?? '')) return ['all'];
    throw explainConnection('DATABASE_URL', appUrl, error);
  });
  if (pending.length === 0) return;
  // In production it is the operator's decision when to migrate; a demo has nobody to ask.
  if (demo && ownerUrl) await deploy(ownerUrl, appUrl);
  else {
    throw new Sentence(
      `The database lacks the migration ${pending[0]}. Run \`npm run migrate\` with DATABASE_OWNER_URL.`,
    );
  }
}

/** Whether `npm start` has come to use the database since this command started it. */
async function isUsed(appUrl: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: appUrl, connectionTimeoutMillis: 2_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    const others = await client.query(
      'SELECT 1 FROM pg_stat_activity WHERE usename = current_user AND pid <> pg_backend_pid()',
    );
    return others.rowCount !== 0;
  } finally {
    await client.end().catch(() => {});
  }
}

/**
 * Makes the database of this installation ready for one command: the one in DATABASE_URL, or the embedded one, which is
 * attached to while Candor runs and otherwise started for the command. `shutdown` lets go of it again.
 * @throws Sentence, Misconfigured
 */
export async function openGround(shutdown: Shutdown): Promise<void> {
  const { cluster, env } = await prepareEnvironment();
  const { DATABASE_OWNER_URL: ownerUrl, DATABASE_URL: appUrl, CANDOR_MODE, CANDOR_MASTER_KEY } = env;
  shutdown.add(async () => {
    // One that was found running belongs to whoever started it, also when nobody is connected at the moment.
    if (cluster?.started && !(await isUsed(appUrl))) await cluster.stop();
  });
  await bringUpToDate(ownerUrl, appUrl, CANDOR_MODE === 'demo');
  await checkMasterKey(CANDOR_MASTER_KEY, ownerUrl ?? appUrl, ownerUrl !== undefined);
  shutdown.add(disconnect);
  shutdown.add(stopQueue);
}
