import { hashToken } from '#lib/crypto/tokens.ts';
import { countAttempt } from '#lib/db/lookup.ts';
import type { Tenant } from '#lib/db/tenant.ts';

/** At most `most` attempts in each window of `seconds`. `name` and `of` together say what is counted. */
export type Limit = { name: string; of: string; most: number; seconds: number };

/** Where a count stands. `retryAfter` is in seconds. */
export type Tally = { count: number; exceeded: boolean; retryAfter: number };

const windowOf = (limit: Limit, now: Date) =>
  new Date(Math.floor(now.getTime() / (limit.seconds * 1000)) * limit.seconds * 1000);

// Addresses of people do not stand in this table.
const keyOf = (limit: Limit) => `${limit.name}:${limit.seconds}:${hashToken(limit.of)}`;

function tallyOf(limit: Limit, now: Date, count: number): Tally {
  const ends = windowOf(limit, now).getTime() + limit.seconds * 1000;
  return {
    count,
    exceeded: count > limit.most,
    retryAfter: Math.max(1, Math.ceil((ends - now.getTime()) / 1000)),
  };
}

/** Counts one attempt, in a transaction of its own: it stays counted when the operation fails. Call it outside of one. */
export async function countIn(limit: Limit, now: Date): Promise<Tally> {
  return tallyOf(limit, now, await countAttempt(keyOf(limit), windowOf(limit, now)));
}

/** Counts one attempt in the operation's transaction: counted only if it commits. For things that are sent, not tried. */
export async function countWithin(tenant: Tenant, limit: Limit, now: Date): Promise<Tally> {
  const rows = await tenant.$queryRaw<{ count: number }[]>`
    SELECT lookup.count_attempt(${keyOf(limit)}, ${windowOf(limit, now)}) AS count`;
  return tallyOf(limit, now, rows[0]?.count ?? 1);
}

/** Whether this is a count worth an audit event: the 1st, 2nd, 4th, 8th … so that a flood cannot fill the log. */
export function isTelling(count: number): boolean {
  return (count & (count - 1)) === 0;
}

/** Waits until `milliseconds` after `started`, so that the time of an answer does not tell what was found. */
export async function notBefore(started: number, milliseconds: number): Promise<void> {
  const left = started + milliseconds - performance.now();
  if (left > 0) await new Promise((resolve) => setTimeout(resolve, left));
}
