import { sql } from 'kysely';
import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import { dateOf } from '#lib/day.ts';
import { command, list } from '#lib/operation.ts';
import { distancesFor } from '#lib/reminder/distances.ts';
import { readGround } from '#lib/reminder/ground-steps.ts';
import { id } from '#lib/text.ts';
import { untoldDuties } from './due-sql.ts';
import { tellPeople } from './mail-steps.ts';
import { readDueDays } from './plan-steps.ts';

/** People whose mails one transaction writes: each may owe dozens of things, and all of them are written down. */
const batch = 50;

const distance = z.strictObject({ dueOn: z.iso.date(), distance: z.number().int().nullable() });

const plan = z.strictObject({ since: z.date().nullable() });

/**
 * Whom to tell of what now: nobody on a day without work or before it begins, nobody who got a mail today. `since`: only of what
 * was assigned since then.
 */
const planReminders = list('duty:remind', plan, async ({ tenant, now }, { since }) => {
  const { today, working, calendar, duties } = await readGround(tenant, now);
  if (!working) return { today, working, near: [], personIds: [] };
  const near = distancesFor(await readDueDays(tenant), duties.distances, today, calendar);
  const { rows } = await sql<{
    personId: string;
  }>`SELECT DISTINCT u."personId" FROM (${untoldDuties(near, today, { since })}) u
    WHERE NOT EXISTS (SELECT 1 FROM "Mail" m WHERE m."organizationId" = u."organizationId"
      AND m."dedupeKey" = 'duty-reminder:' || u."personId"::text || ':' || ${today})
    ORDER BY 1`.execute(tenant);
  return { today, working, near, personIds: rows.map(({ personId }) => personId) };
});

const remindInput = z.strictObject({
  personIds: z.array(id).min(1).max(batch),
  today: z.iso.date(),
  near: z.array(distance),
});

/**
 * Writes the reminders of some people and their one mail of the day together: both or neither. What comes up after it is
 * told on the next working day. Returns how many mails.
 */
export const remindPeople = command('duty:remind', remindInput, async (context, input) => {
  const { personIds, today, near } = input;
  const told = await tellPeople(context, personIds, today, (free) =>
    untoldDuties(near, today, { personIds: free }),
  );
  const subject = `organization:${context.organizationId}` as const;
  return {
    result: told.personIds.length,
    events: [{ subject, data: { personIds: told.personIds, duties: told.duties } }],
  };
});

const readDay = list('duty:remind', z.strictObject({}), async ({ tenant, now }) => {
  const { today } = await readGround(tenant, now);
  const day = await tenant
    .selectFrom('DutyDay')
    .select(['remindedAt'])
    .where(sql<boolean>`day = CAST(${today} AS date)`)
    .executeTakeFirst();
  return { today, known: day !== undefined, remindedAt: day?.remindedAt ?? null };
});

const endDay = command('duty:remind', z.strictObject({ today: z.iso.date() }), async (context, { today }) => {
  const { tenant, now, organizationId } = context;
  const day = dateOf(today) ?? now;
  await tenant.dutyDay.updateMany({ where: { day, remindedAt: null }, data: { remindedAt: now } });
  return { result: undefined, events: [{ subject: `organization:${organizationId}`, data: { today } }] };
});

/**
 * Tells everybody of what they owe, on the days for it, in one mail a day at most. Repeatable: told once, also when a
 * worker dies half-way; what a stopped one missed is made up for by the nearest reminder. Returns how many mails.
 */
export async function remindDuties(organizationId: string): Promise<number> {
  const actor = systemActor(organizationId, 'housekeeping');
  const { today, known, remindedAt } = await readDay(actor, {});
  // A whole look once a day; after it only at what came up since, with a margin for what was being written then.
  const since = remindedAt ? new Date(remindedAt.getTime() - 10 * 60_000) : null;
  const { working, near, personIds } = await planReminders(actor, { since });
  let sent = 0;
  for (let from = 0; from < personIds.length; from += batch)
    sent += await remindPeople(actor, { personIds: personIds.slice(from, from + batch), today, near });
  if (working && known && !remindedAt) await endDay(actor, { today });
  return sent;
}
