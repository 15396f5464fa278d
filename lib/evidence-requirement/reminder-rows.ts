import { sql } from 'kysely';
import { dayIn } from '#lib/day.ts';
import type { TenantReader } from '#lib/db/tenant.ts';
import { requirementRows } from './due-sql.ts';
import { dueReminder, type WorkingDays } from './reminder-days.ts';
import type { RequirementRow } from './schema.ts';
import { dueStanding } from './standing.ts';

type Candidate = RequirementRow & { createdAt: Date; told: number[] };

/**
 * Evidence that members are to be reminded of on `today`: nothing that waits for a review, nothing that they were told of at
 * this distance.
 */
export async function readDueEvidence(
  tenant: TenantReader,
  now: Date,
  { today, timeZone, calendar }: { today: string; timeZone: string; calendar: WorkingDays },
) {
  const { rows } =
    await sql<Candidate>`SELECT q.*, coalesce((SELECT array_agg(m."daysBefore") FROM "EvidenceReminder" m
      WHERE m."evidenceRequirementId" = q.id AND m."dueOn" = q."dueOn"::date), '{}') AS told
    FROM ${requirementRows(now, today, null)} q
    WHERE q."responsibleId" IS NOT NULL AND q."dueOn"::date <= ${today}::date + 62
    ORDER BY q."dueOn", q.identifier, q.id`.execute(tenant);
  return rows.flatMap(({ id, responsibleId, dueOn, told, ...row }) => {
    if (!responsibleId || !dueOn || dueStanding({ dueOn, waitingOn: row.waitingOn }, today) === 'waiting')
      return [];
    const since = dayIn(timeZone, row.createdAt);
    const daysBefore = dueReminder({ dueOn, everyDays: row.everyDays, since }, today, calendar);
    if (daysBefore === null || told.includes(daysBefore)) return [];
    const { what: title, identifier: about } = row;
    return [{ memberId: responsibleId, kind: 'evidence' as const, id, title, about, dueOn, daysBefore }];
  });
}
