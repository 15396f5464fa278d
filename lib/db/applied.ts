import { clients } from './client.ts';

/** Names of the migrations that the database has, and whether the queue's schema is there. */
export async function readApplied(): Promise<{ migrations: Set<string>; queue: boolean }> {
  const { pool } = clients();
  const applied = await pool.query<{ name: string }>(
    'SELECT migration_name AS name FROM "_prisma_migrations" WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const queue = await pool.query<{ there: boolean }>(`SELECT to_regclass('jobs.job') IS NOT NULL AS there`);
  return { migrations: new Set(applied.rows.map((row) => row.name)), queue: queue.rows[0]?.there === true };
}
