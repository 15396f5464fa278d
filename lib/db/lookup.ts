import { clients } from './client.ts';
import { onDatabase } from './outage.ts';

/** A row of a tenant, found before the tenant was known. */
export type Located = { organizationId: string; id: string };

async function all<T extends object>(text: string, values: unknown[]): Promise<T[]> {
  const found = await onDatabase(() => clients().pool.query<T>({ name: text, text, values }));
  return found.rows;
}

async function first<T extends object>(text: string, values: unknown[]): Promise<T | null> {
  return (await all<T>(text, values))[0] ?? null;
}

/** The organization with this slug, or null. */
export async function findOrganizationBySlug(slug: string): Promise<string | null> {
  // PostgreSQL has no such text, and would call it a broken query.
  if (slug.includes('\0')) return null;
  const row = await first<{ id: string | null }>('SELECT lookup.organization_by_slug($1) AS id', [slug]);
  return row?.id ?? null;
}

/** Ids of all organizations, for workers and the operator. */
export async function listOrganizationIds(): Promise<string[]> {
  const rows = await all<{ id: string }>('SELECT lookup.organizations() AS id', []);
  return rows.map((row) => row.id);
}

/** The portal with this slug, published or not, or null. */
export async function findPortalBySlug(slug: string): Promise<Located | null> {
  return first<Located>('SELECT * FROM lookup.portal_by_slug($1)', [slug]);
}

/** The session whose token has this hash, if it has neither ended nor expired at `now`. */
export async function findSessionByTokenHash(hash: string, now: Date): Promise<Located | null> {
  return first<Located>('SELECT * FROM lookup.session_by_token($1, $2)', [hash, now]);
}

/** Notes that the session with this token hash was used at `now`; at most once a minute. Commits by itself. */
export async function touchSession(hash: string, now: Date): Promise<void> {
  await all('SELECT lookup.touch_session($1, $2)', [hash, now]);
}

/** The mailed challenge whose token has this hash, whatever its state. */
export async function findChallengeByTokenHash(hash: string): Promise<Located | null> {
  return first<Located>('SELECT * FROM lookup.challenge_by_token($1)', [hash]);
}

/** Counts one attempt under `key` in the window that began at `windowStart`; returns the count. Commits by itself. */
export async function countAttempt(key: string, windowStart: Date): Promise<number> {
  const row = await first<{ count: number }>('SELECT lookup.count_attempt($1, $2) AS count', [
    key,
    windowStart,
  ]);
  return row?.count ?? 1;
}

/** Notes how many bytes of running deliveries of an organization have left by `now`, in one statement that commits by itself. */
export async function touchDeliveries(
  organizationId: string,
  running: readonly { id: string; bytesSent: number }[],
  now: Date,
): Promise<void> {
  await all(
    `SELECT lookup.touch_delivery($1, d.id, d.sent, $4) FROM unnest($2::uuid[], $3::bigint[]) AS d(id, sent)`,
    [organizationId, running.map(({ id }) => id), running.map(({ bytesSent }) => bytesSent), now],
  );
}

/** Forgets attempts of windows that began before `before`. */
export async function sweepAttempts(before: Date): Promise<void> {
  await all('SELECT lookup.sweep_attempts($1)', [before]);
}

/** Whether the database answers. */
export async function databaseAnswers(): Promise<boolean> {
  return clients()
    .pool.query('SELECT 1')
    .then(() => true)
    .catch(() => false);
}
