import { sql } from 'kysely';
import { list, nothing } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { policyRows } from './state-sql.ts';

/** How long before its day the review of a policy is somebody's work, in days. */
const aheadDays = 62;

/** A review that somebody owes. The day is `2026-11-22`. */
export type OwnReview = { id: string; identifier: string; title: string; dueOn: string };

/** The reviews of their policies that a member owes soon, what is due first, first. */
export const getMyReviews = list('my-work:view', nothing, async ({ tenant, now, actor }) => {
  const { today, timeZone } = await readOrganizationDay(tenant, now);
  if (actor.kind !== 'member') return { today, rows: [] };
  const { rows } =
    await sql<OwnReview>`SELECT q.id, q.identifier, q.title, q."reviewDueOn" AS "dueOn" FROM ${policyRows(today, timeZone)} q
      WHERE q."ownerId" = ${actor.memberId}::uuid AND q."dueOn" <= ${today}::date + ${aheadDays}::int
      ORDER BY q."dueOn", q.id LIMIT 200`.execute(tenant);
  return { today, rows };
});
