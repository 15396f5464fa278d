import { sql } from 'kysely';
import { awayCondition } from '#lib/absence/away-sql.ts';
import { presentCondition } from '#lib/audience/rule-sql.ts';
import type { TenantReader } from '#lib/db/tenant.ts';
import { readDueEvidence } from '#lib/evidence-requirement/reminder-rows.ts';
import { readWaitingApprovals } from '#lib/policy/approval-reminders.ts';
import { readDueReviews } from '#lib/policy/reminder-rows.ts';
import { readWaitingCertificates } from '#lib/training/certificate-reminders.ts';
import { distancesFor } from './distances.ts';
import type { Ground } from './ground-steps.ts';
import { noDay, type WorkReminder } from './schema.ts';
import { openWork, untoldWork } from './work-sql.ts';

/** What a member is to be told of. `personId`: they are in the directory, and get it in the mail of what they owe. */
export type MemberWork = { memberId: string; personId: string | null; reminders: WorkReminder[] };

type Told = { memberId: string } & WorkReminder;

async function readTasksAndItems(tenant: TenantReader, { today, calendar, duties }: Ground): Promise<Told[]> {
  const days = await sql<{
    day: string;
  }>`SELECT DISTINCT to_char(w."dueOn", 'YYYY-MM-DD') AS day FROM ${openWork} w
    WHERE w."dueOn" < ${noDay}::date`.execute(tenant);
  const dueDays = days.rows.map(({ day }) => day);
  const near = distancesFor(dueDays, duties.distances, today, calendar);
  const { rows } = await sql<Told>`${untoldWork(near, today)}`.execute(tenant);
  return rows;
}

/** Where the mails of these members go: of those who did not get theirs today, and are not away. */
async function readFree(tenant: TenantReader, memberIds: readonly string[], today: string) {
  const { rows } = await sql<{
    memberId: string;
    personId: string | null;
  }>`SELECT q."memberId", q."personId" FROM (
      SELECT m."organizationId", m.id AS "memberId", p.id AS "personId" FROM "Member" m
      LEFT JOIN "Person" p ON p."organizationId" = m."organizationId" AND p."memberId" = m.id AND ${presentCondition(today)}
      WHERE m.id = ANY(CAST(${[...memberIds]} AS uuid[])) AND m."removedAt" IS NULL AND NOT ${awayCondition('p', today)}) q
    WHERE NOT EXISTS (SELECT 1 FROM "Mail" x WHERE x."organizationId" = q."organizationId" AND x."dedupeKey" = ANY(ARRAY[
      'work-reminder:' || q."memberId"::text || ':' || ${today}, 'duty-reminder:' || q."personId"::text || ':' || ${today}]))
    ORDER BY q."memberId"`.execute(tenant);
  return rows;
}

/** What members are to be told of now: nobody on a day without work or before it begins, nobody who got a mail today. */
export async function readDueWork(tenant: TenantReader, now: Date, ground: Ground): Promise<MemberWork[]> {
  if (!ground.working) return [];
  const told = [
    ...(await readTasksAndItems(tenant, ground)),
    ...(await readDueEvidence(tenant, now, ground)),
    ...(await readDueReviews(tenant, ground)),
    ...(await readWaitingApprovals(tenant, ground)),
    ...(await readWaitingCertificates(tenant, ground)),
  ];
  if (told.length === 0) return [];
  const byMember = Map.groupBy(told, ({ memberId }) => memberId);
  const free = await readFree(tenant, [...byMember.keys()], ground.today);
  return free.map((member) => ({
    ...member,
    reminders: (byMember.get(member.memberId) ?? []).map(({ memberId: _, ...reminder }) => reminder),
  }));
}
