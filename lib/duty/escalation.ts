import { sql } from 'kysely';
import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import { rowsOf } from '#lib/db/statement.ts';
import { queueMails } from '#lib/mail/outbox.ts';
import { localeOf } from '#lib/messages/locale.ts';
import { type CommandContext, command, list, nothing } from '#lib/operation.ts';
import { absolute } from '#lib/origin.ts';
import { escalatedWork } from '#lib/reminder/escalated-sql.ts';
import { readGround } from '#lib/reminder/ground-steps.ts';
import { languageFor } from '#lib/setting/language-steps.ts';
import { id } from '#lib/text.ts';
import { campaignPaths } from './campaign-paths.ts';
import { escalatedDuties } from './due-sql.ts';
import { type Late, type LateWork, letterTo, type Reader } from './escalation-letter.ts';

/** Managers whose mails one transaction writes. */
const batch = 100;

const planEscalation = list('duty:remind', nothing, async ({ tenant, now }) => {
  const { today, working, duties } = await readGround(tenant, now);
  if (!working || !duties.escalate) return { today, afterDays: duties.managerAfterDays, managerIds: [] };
  const afterDays = duties.managerAfterDays;
  const { rows } = await sql<{ managerId: string | null }>`SELECT DISTINCT e."managerId"
    FROM (SELECT "organizationId", "managerId" FROM (${escalatedDuties(today, afterDays)}) d
      UNION SELECT "organizationId", "managerId" FROM (${escalatedWork(today, afterDays)}) w) e WHERE NOT EXISTS (SELECT 1 FROM "Mail" m
      WHERE m."organizationId" = e."organizationId"
        AND m."dedupeKey" = 'duty-manager:' || coalesce(e."managerId"::text, 'none') || ':' || ${today})
    ORDER BY 1`.execute(tenant);
  return { today, afterDays, managerIds: rows.map(({ managerId }) => managerId) };
});

/** Who hears of people whose manager is not there: the people role; where nobody has it, the owners. */
async function stewards(context: CommandContext): Promise<Reader[]> {
  for (const role of ['people', 'owner']) {
    const members = await context.tenant.member.findMany({
      where: { removedAt: null, roles: { some: { role } } },
      select: { id: true, name: true, email: true },
      orderBy: { id: 'asc' },
    });
    if (members.length > 0) return members.map((member) => ({ ...member, locale: null }));
  }
  return [];
}

async function readManagers(context: CommandContext, ids: readonly string[]): Promise<Reader[]> {
  const managers = await rowsOf<Reader>(
    context.tenant,
    sql`SELECT id, name, email, locale FROM "Person" WHERE id = ANY(CAST(${[...ids]} AS uuid[])) ORDER BY id FOR NO KEY UPDATE`,
  );
  const unnoted = await languageFor(context.tenant, null);
  return managers.map((manager) => ({ ...manager, locale: localeOf(manager.locale) ?? unnoted }));
}

const escalateInput = z.strictObject({
  managerIds: z.array(id.nullable()).min(1).max(batch),
  today: z.iso.date(),
  afterDays: z.number().int().min(1),
});

/**
 * Tells some managers, each in one mail, who of their people is overdue and with which tasks and items of lists; `[null]` stands for those
 * without one. The reminders and the mails are written together: both or neither. Returns how many mails.
 */
export const escalate = command('duty:remind', escalateInput, async (context, input) => {
  const { tenant, now, organizationId } = context;
  const { managerIds, today, afterDays } = input;
  const nobody = managerIds.includes(null);
  await tenant.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`escalate ${organizationId}`}, 0))::text`;
  const named = managerIds.filter((one) => one !== null);
  const keys = (nobody ? ['none'] : named).map((one) => `duty-manager:${one}:${today}`);
  const told = await tenant.mail.findMany({
    where: { dedupeKey: { in: keys } },
    select: { dedupeKey: true },
  });
  const reached = new Set(told.map(({ dedupeKey }) => dedupeKey?.split(':')[1]));
  const open = nobody ? [null] : named.filter((one) => !reached.has(one));
  const empty = nobody && reached.size > 0;
  const late = empty
    ? []
    : await rowsOf<Late>(
        tenant,
        sql`WITH due AS (${escalatedDuties(today, afterDays, open)}), made AS (INSERT INTO "DutyReminder"
            ("organizationId", "dutyId", recipient, "daysBefore", "remindedAt")
            SELECT "organizationId", "dutyId", 'manager', "daysBefore", ${now} FROM due ON CONFLICT DO NOTHING RETURNING 1)
          SELECT x."personId", p.name, x."managerId", count(*)::int AS count, to_char(min(d."dueOn"), 'YYYY-MM-DD') AS oldest
          FROM due x JOIN "Person" p ON p.id = x."personId" JOIN "Duty" d ON d.id = x."dutyId"
          GROUP BY 1, 2, 3 ORDER BY 5, 2, 1`,
      );
  const works = empty
    ? []
    : await rowsOf<LateWork>(
        tenant,
        sql`WITH due AS (${escalatedWork(today, afterDays, open)}), tasks AS (INSERT INTO "TaskEscalation"
            ("organizationId", "taskId", "personId", "dueOn", "daysAfter", "escalatedAt")
            SELECT "organizationId", id, "personId", "dueOn", "daysAfter", ${now} FROM due WHERE kind = 'task'
            ON CONFLICT DO NOTHING), items AS (INSERT INTO "ChecklistEscalation"
            ("organizationId", "itemId", "personId", "dueOn", "daysAfter", "escalatedAt")
            SELECT "organizationId", id, "personId", "dueOn", "daysAfter", ${now} FROM due WHERE kind = 'checklist'
            ON CONFLICT DO NOTHING)
          SELECT x.kind, x.id, x."personId", p.name, x."managerId", x.title, x.about, to_char(x."dueOn", 'YYYY-MM-DD') AS "dueOn"
          FROM due x JOIN "Person" p ON p.id = x."personId" ORDER BY x."dueOn", x.title, x.id`,
      );
  const { name, slug } = await tenant.organization.findFirstOrThrow({ select: { name: true, slug: true } });
  const url = absolute(campaignPaths.list(slug));
  const readers = nobody ? await stewards(context) : await readManagers(context, named);
  const messages = readers.flatMap((reader, index) => {
    const mine = ({ managerId }: { managerId: string | null }) => nobody || managerId === reader.id;
    const theirs = { late: late.filter(mine), works: works.filter(mine) };
    if (theirs.late.length + theirs.works.length === 0) return [];
    const { label, ...letter } = letterTo(reader, theirs, name, nobody ? 'people' : 'manager');
    // The first of the mails about people without a manager says that all of them were written.
    const who = nobody ? (index === 0 ? 'none' : `none-${reader.id}`) : reader.id;
    return [
      {
        template: 'duty-manager',
        to: reader.email,
        ...letter,
        ...(nobody ? { action: { label, url } } : {}),
        dedupeKey: `duty-manager:${who}:${today}`,
      },
    ];
  });
  const sent = await queueMails(context, messages);
  const subject = `organization:${organizationId}` as const;
  const idsOf = (wanted: LateWork['kind']) =>
    works.flatMap(({ kind, id: one }) => (kind === wanted ? [one] : []));
  const data = {
    managers: sent,
    personIds: late.map(({ personId }) => personId),
    taskIds: idsOf('task'),
    itemIds: idsOf('checklist'),
  };
  return { result: sent, events: [{ subject, data }] };
});

/**
 * Tells managers of what is overdue for longer than they should not have to hear of it. Repeatable, as reminders are.
 * Returns how many mails.
 */
export async function escalateDuties(organizationId: string): Promise<number> {
  const actor = systemActor(organizationId, 'housekeeping');
  const { today, afterDays, managerIds } = await planEscalation(actor, {});
  const named = managerIds.filter((one) => one !== null);
  let sent = 0;
  for (let from = 0; from < named.length; from += batch)
    sent += await escalate(actor, { managerIds: named.slice(from, from + batch), today, afterDays });
  if (managerIds.includes(null)) sent += await escalate(actor, { managerIds: [null], today, afterDays });
  return sent;
}
