import { sql } from 'kysely';
import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import { dateOf } from '#lib/day.ts';
import { command, list, nothing } from '#lib/operation.ts';
import { distancesFor } from '#lib/reminder/distances.ts';
import { readGround } from '#lib/reminder/ground-steps.ts';
import { remindMember } from '#lib/reminder/member-commands.ts';
import { workReminder } from '#lib/reminder/schema.ts';
import { readDueWork } from '#lib/reminder/work-rows.ts';
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

const planWork = list('reminder:send', nothing, async ({ tenant, now }) =>
  readDueWork(tenant, now, await readGround(tenant, now)),
);

const personWork = z.strictObject({ personId: id, memberId: id, reminders: z.array(workReminder) });

const remindInput = z.strictObject({
  personIds: z.array(id).min(1).max(batch),
  today: z.iso.date(),
  near: z.array(distance),
  works: z.array(personWork).default([]),
});

/**
 * Writes the reminders of some people and their one mail of the day together: both or neither. What comes up after it is
 * told on the next working day. Returns how many mails.
 */
export const remindPeople = command('reminder:send', remindInput, async (context, input) => {
  const { personIds, today, near, works } = input;
  const duties = (free: readonly string[]) => untoldDuties(near, today, { personIds: free });
  const told = await tellPeople(context, personIds, today, duties, works);
  const subject = `organization:${context.organizationId}` as const;
  const work = works
    .filter(({ personId }) => told.personIds.includes(personId))
    .flatMap(({ reminders }) => reminders.map(({ kind, id: one }) => `${kind}:${one}`));
  const data = { personIds: told.personIds, duties: told.duties, work };
  return { result: told.personIds.length, events: [{ subject, data }] };
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
 * Tells everybody of what they owe and of the work that they have taken on, on the days for it, in one mail a day at most.
 * Repeatable: told once, also when a worker dies half-way; what a stopped one missed is made up for by the nearest reminder.
 * Returns how many mails.
 */
export async function remindDuties(organizationId: string): Promise<number> {
  const actor = systemActor(organizationId, 'housekeeping');
  const { today, known, remindedAt } = await readDay(actor, {});
  // A whole look once a day; after it only at what came up since, with a margin for what was being written then.
  const since = remindedAt ? new Date(remindedAt.getTime() - 10 * 60_000) : null;
  const { working, near, personIds: owing } = await planReminders(actor, { since });
  const members = await planWork(actor, {});
  const works = new Map(
    members.flatMap(({ personId, ...work }) =>
      personId ? [[personId, { personId, ...work }] as const] : [],
    ),
  );
  const people = [...new Set([...owing, ...works.keys()])];
  let sent = 0;
  for (let from = 0; from < people.length; from += batch) {
    const personIds = people.slice(from, from + batch);
    const theirs = personIds.flatMap((personId) => works.get(personId) ?? []);
    sent += await remindPeople(actor, { personIds, today, near, works: theirs });
  }
  for (const { memberId, personId, reminders } of members)
    if (!personId && (await remindMember(actor, { memberId, today, reminders }))) sent += 1;
  if (working && known && !remindedAt) await endDay(actor, { today });
  return sent;
}
