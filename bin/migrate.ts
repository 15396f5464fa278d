import type pg from 'pg';
import { installQueues } from '#lib/jobs/install.ts';
import { ensureAppRole } from './database/roles.ts';
import { migrate, withMigrationLock } from './migrations.ts';
import { migrationsDirectory } from './project.ts';
import { codeOf, main, Sentence } from './sentence.ts';

/** Why a database cannot be reached, as a sentence that names the variable and repeats no password. */
export function explainConnection(variable: string, url: string, error: unknown): Sentence {
  const { hostname, port, pathname, username } = new URL(url);
  const where = `${hostname}:${port || '5432'}`;
  const reasons: Record<string, string> = {
    ECONNREFUSED: `nothing listens on ${where}`,
    ENOTFOUND: `the host ${hostname} is not known`,
    EAI_AGAIN: `the host ${hostname} is not known`,
    ETIMEDOUT: `${where} does not answer`,
    '28P01': `the password of ${username} is wrong`,
    '28000': `${username} may not sign in there`,
    '3D000': `there is no database ${pathname.slice(1)} on ${where}`,
    '42501': `${username} lacks a right: ${error instanceof Error ? error.message : ''}`,
  };
  const reason = reasons[codeOf(error) ?? ''] ?? (error instanceof Error ? error.message : 'unknown reason');
  return new Sentence(`The database cannot be used: ${reason}. Check ${variable}.`);
}

/**
 * Brings a database up to date: migrations, the queue's schema, the app role's login. Safe from many replicas at once.
 * Returns the names of the migrations that were applied. @throws Sentence
 */
export async function deploy(ownerUrl: string, appUrl: string | undefined): Promise<string[]> {
  const all = async (client: pg.Client) => {
    const applied = await migrate(client, migrationsDirectory);
    await installQueues(ownerUrl);
    if (appUrl) await ensureAppRole(client, appUrl);
    return applied;
  };
  try {
    return await withMigrationLock(ownerUrl, all);
  } catch (error) {
    if (error instanceof Sentence) throw error;
    throw explainConnection('DATABASE_OWNER_URL', ownerUrl, error);
  }
}

if (import.meta.main) {
  await main(async () => {
    const ownerUrl = process.env.DATABASE_OWNER_URL;
    if (!ownerUrl)
      throw new Sentence('Set DATABASE_OWNER_URL to the database as the role that owns its tables.');
    const applied = await deploy(ownerUrl, process.env.DATABASE_URL);
    process.stdout.write(applied.length > 0 ? `Applied ${applied.join(', ')}.\n` : 'Nothing to apply.\n');
  });
}
