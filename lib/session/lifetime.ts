/** Whose session: a member's idles out and lives a week, a visitor's lives two weeks, an employee's by a duty link a day's work. */
export type SessionKind = 'member' | 'visitor' | 'person';

const hour = 3_600_000;
const lifetimes = {
  member: { absolute: 7 * 24 * hour, idle: 12 * hour },
  visitor: { absolute: 14 * 24 * hour, idle: 14 * 24 * hour },
  person: { absolute: 12 * hour, idle: 12 * hour },
} satisfies Record<SessionKind, { absolute: number; idle: number }>;

const FRESH = hour;

/** When a session that begins now ends at the latest. */
export function sessionEnds(kind: SessionKind, now: Date): Date {
  return new Date(now.getTime() + lifetimes[kind].absolute);
}

/** Whether a session, with its times as the database has them, still counts at `now` of the server's clock. */
export function isLive(
  kind: SessionKind,
  session: { lastSeenAt: Date; expiresAt: Date; endedAt: Date | null },
  now: Date,
): boolean {
  if (session.endedAt !== null || session.expiresAt <= now) return false;
  return now.getTime() - session.lastSeenAt.getTime() < lifetimes[kind].idle;
}

/** Whether the person proved who they are within the last hour; weighty changes ask for that. */
export function isFresh(createdAt: Date, now: Date): boolean {
  return now.getTime() - createdAt.getTime() < FRESH;
}
