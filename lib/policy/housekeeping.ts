import { sql } from 'kysely';
import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import { dateOf, dayIn } from '#lib/day.ts';
import { dueReminder, timeIn } from '#lib/evidence-requirement/reminder-days.ts';
import { formatDate } from '#lib/format.ts';
import { letterhead } from '#lib/grant/mail-steps.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import { command, list, nothing } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { absolute } from '#lib/origin.ts';
import { policyPaths } from '#lib/policy-paths.ts';
import { calendarSetting } from '#lib/setting/schema.ts';
import { id } from '#lib/text.ts';
import { policyRows } from './state-sql.ts';

/** A review that its policy's owner is to be reminded of now. */
const reminded = z.strictObject({
  policyId: id,
  ownerId: id,
  dueOn: z.iso.date(),
  daysBefore: z.number().int(),
});
type Reminded = z.infer<typeof reminded>;

type Candidate = {
  id: string;
  ownerId: string;
  reviewDueOn: string;
  reviewEveryDays: number;
  publishedAt: Date;
  told: number[];
};

/** Reviews to be told of now: not before the working day begins, and at each distance once. */
const findReminders = list('policy:remind', nothing, async ({ tenant, now }): Promise<Reminded[]> => {
  const { today, timeZone } = await readOrganizationDay(tenant, now);
  const setting = await tenant
    .selectFrom('Setting')
    .select('value')
    .where('section', '=', 'calendar')
    .executeTakeFirst();
  const calendar = calendarSetting.parse(setting?.value ?? {});
  if (timeIn(timeZone, now) < calendar.opensAt) return [];
  const { rows } = await sql<Candidate>`SELECT q.id, q."ownerId", q."reviewDueOn", q."reviewEveryDays",
      (SELECT max(b."publishedAt") FROM "PolicyPublication" b WHERE b."policyId" = q.id) AS "publishedAt",
      coalesce((SELECT array_agg(m."daysBefore") FROM "PolicyReminder" m
        WHERE m."policyId" = q.id AND m."dueOn" = q."dueOn"), '{}') AS told
    FROM ${policyRows(today, timeZone)} q
    WHERE q."ownerName" IS NOT NULL AND q."dueOn" <= ${today}::date + 62
    ORDER BY q."dueOn", q.id LIMIT 500`.execute(tenant);
  return rows.flatMap(({ id: policyId, ownerId, reviewDueOn: dueOn, reviewEveryDays: everyDays, ...row }) => {
    const since = dayIn(timeZone, row.publishedAt);
    const daysBefore = dueReminder({ dueOn, everyDays, since }, today, calendar);
    if (daysBefore === null || row.told.includes(daysBefore)) return [];
    return [{ policyId, ownerId, dueOn, daysBefore }];
  });
});

/** Writes a reminder and its mail together: both or neither, and once, whoever else tries. */
export const remindOfReview = command('policy:remind', reminded, async (context, input) => {
  const { tenant, organizationId, now } = context;
  const { policyId, ownerId, dueOn, daysBefore } = input;
  const subject = `policy:${policyId}` as const;
  // Held, so that of two workers the second sees what the first has written.
  await tenant.$queryRaw`SELECT id FROM "Policy" WHERE id = ${policyId}::uuid FOR NO KEY UPDATE`;
  const due = dateOf(dueOn) ?? now;
  const owner = await tenant.member.findFirst({
    where: { id: ownerId, removedAt: null },
    select: { email: true },
  });
  const policy = await tenant.policy.findFirst({
    where: { id: policyId, ownerId },
    select: { identifier: true, title: true },
  });
  const told = await tenant.policyReminder.count({ where: { policyId, dueOn: due, daysBefore } });
  if (!owner || !policy || told > 0) return { result: false, events: [{ subject, data: { mailed: false } }] };
  await tenant.policyReminder.create({
    data: { organizationId, policyId, dueOn: due, daysBefore, remindedAt: now },
    select: { policyId: true },
  });
  const { slug } = await letterhead(tenant);
  const name = `${policy.identifier} ${policy.title}`;
  const day = formatDate(due);
  await queueMail(context, {
    template: 'policy-review-reminder',
    to: owner.email,
    subject: daysBefore < 0 ? `Review overdue: ${name}` : `Review due on ${day}: ${name}`,
    paragraphs: [
      `You own the policy ${name}. Its review ${daysBefore < 0 ? 'was' : 'is'} due on ${day}.`,
      'Read it, and record what you found, also when nothing has to change.',
    ],
    action: { label: 'Open the policy', url: absolute(policyPaths.policy(slug, policyId)) },
    dedupeKey: `policy-review:${policyId}:${dueOn}:${daysBefore}`,
  });
  return { result: true, events: [{ subject, data: { dueOn, daysBefore, mailed: true } }] };
});

/** Reminds owners of reviews, on the days for it. Repeatable: told once, also when a worker dies half-way. */
export async function housekeepPolicies(organizationId: string): Promise<number> {
  const actor = systemActor(organizationId, 'housekeeping');
  let sent = 0;
  for (const reminder of await findReminders(actor, {})) if (await remindOfReview(actor, reminder)) sent += 1;
  return sent;
}
