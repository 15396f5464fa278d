import { sql } from 'kysely';
import { dayIn } from '#lib/day.ts';
import type { TenantReader } from '#lib/db/tenant.ts';
import { dueReminder, type WorkingDays } from '#lib/evidence-requirement/reminder-days.ts';
import { policyRows } from './state-sql.ts';

type Candidate = {
  id: string;
  identifier: string;
  title: string;
  ownerId: string;
  reviewDueOn: string;
  reviewEveryDays: number;
  publishedAt: Date;
  told: number[];
};

/** Reviews that the owners of policies are to be told of on `today`, at each distance once. */
export async function readDueReviews(
  tenant: TenantReader,
  { today, timeZone, calendar }: { today: string; timeZone: string; calendar: WorkingDays },
) {
  const { rows } =
    await sql<Candidate>`SELECT q.id, q.identifier, q.title, q."ownerId", q."reviewDueOn", q."reviewEveryDays",
      (SELECT max(b."publishedAt") FROM "PolicyPublication" b WHERE b."policyId" = q.id) AS "publishedAt",
      coalesce((SELECT array_agg(m."daysBefore") FROM "PolicyReminder" m
        WHERE m."policyId" = q.id AND m."dueOn" = q."dueOn"), '{}') AS told
    FROM ${policyRows(today, timeZone)} q
    WHERE q."ownerName" IS NOT NULL AND q."dueOn" <= ${today}::date + 62
    ORDER BY q."dueOn", q.id LIMIT 500`.execute(tenant);
  return rows.flatMap(({ ownerId, reviewDueOn: dueOn, reviewEveryDays: everyDays, ...row }) => {
    const since = dayIn(timeZone, row.publishedAt);
    const daysBefore = dueReminder({ dueOn, everyDays, since }, today, calendar);
    if (daysBefore === null || row.told.includes(daysBefore)) return [];
    const { id, title, identifier: about } = row;
    return [{ memberId: ownerId, kind: 'review' as const, id, title, about, dueOn, daysBefore }];
  });
}
