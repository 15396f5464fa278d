import { sql } from 'kysely';
import { z } from 'zod';
import { systemActor } from '#lib/auth/actor.ts';
import { dateOf, dayIn } from '#lib/day.ts';
import { formatDate, formatPlural } from '#lib/format.ts';
import { letterhead } from '#lib/grant/mail-steps.ts';
import { queueMail } from '#lib/mail/outbox.ts';
import { command, list, nothing } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { absolute } from '#lib/origin.ts';
import { workspacePaths } from '#lib/paths.ts';
import { calendarSetting } from '#lib/setting/schema.ts';
import { id } from '#lib/text.ts';
import { requirementRows } from './due-sql.ts';
import { dueReminder, timeIn } from './reminder-days.ts';
import type { RequirementRow } from './schema.ts';
import { dueStanding } from './standing.ts';

/** Requirements that a mail names one by one; my work shows the rest. */
const mostNamed = 30;

const reminded = z.strictObject({
  evidenceRequirementId: id,
  dueOn: z.iso.date(),
  daysBefore: z.number().int(),
  what: z.string(),
  identifier: z.string(),
});
type Reminded = z.infer<typeof reminded>;

type Candidate = RequirementRow & { createdAt: Date; told: number[] };

/**
 * Who is to be reminded of what now: nobody before the working day begins, nobody of what waits for a review, nobody
 * of what they were reminded of at this distance.
 */
const findReminders = list('evidence-requirement:remind', nothing, async ({ tenant, now }) => {
  const { today, timeZone } = await readOrganizationDay(tenant, now);
  const setting = await tenant
    .selectFrom('Setting')
    .select('value')
    .where('section', '=', 'calendar')
    .executeTakeFirst();
  const calendar = calendarSetting.parse(setting?.value ?? {});
  const byMember = new Map<string, Reminded[]>();
  if (timeIn(timeZone, now) < calendar.opensAt) return { today, byMember };
  const { rows } =
    await sql<Candidate>`SELECT q.*, coalesce((SELECT array_agg(m."daysBefore") FROM "EvidenceReminder" m
      WHERE m."evidenceRequirementId" = q.id AND m."dueOn" = q."dueOn"::date), '{}') AS told
    FROM ${requirementRows(now, today, null)} q
    WHERE q."responsibleId" IS NOT NULL AND q."dueOn"::date <= ${today}::date + 62
    ORDER BY q."dueOn", q.identifier, q.id`.execute(tenant);
  for (const { id: evidenceRequirementId, responsibleId, dueOn, told, ...row } of rows) {
    if (!responsibleId || !dueOn || dueStanding({ dueOn, waitingOn: row.waitingOn }, today) === 'waiting')
      continue;
    const since = dayIn(timeZone, row.createdAt);
    const daysBefore = dueReminder({ dueOn, everyDays: row.everyDays, since }, today, calendar);
    if (daysBefore === null || told.includes(daysBefore)) continue;
    const { what, identifier } = row;
    const own = byMember.get(responsibleId) ?? [];
    own.push({ evidenceRequirementId, dueOn, daysBefore, what, identifier });
    byMember.set(responsibleId, own);
  }
  return { today, byMember };
});

function lineOf({ dueOn, daysBefore, what, identifier }: Reminded): string {
  const day = formatDate(new Date(dueOn));
  const when = daysBefore < 0 ? `was due on ${day}` : `is due on ${day}`;
  return `- ${identifier}: ${what} (${when})`;
}

function subjectOf(list: readonly Reminded[], today: string): string {
  const late = list.filter(({ dueOn }) => dueOn < today).length;
  if (late === list.length) return `${formatPlural(late, 'piece', 'pieces')} of evidence overdue`;
  return `${formatPlural(list.length, 'piece', 'pieces')} of evidence due${late > 0 ? `, ${late} overdue` : ''}`;
}

const remindInput = z.strictObject({
  memberId: id,
  today: z.iso.date(),
  reminders: z.array(reminded).min(1),
});

/**
 * Writes one person's reminders and their one mail of the day together: both or neither. The mail of a day is written
 * once; what comes up after it is told on the next working day.
 */
export const remind = command('evidence-requirement:remind', remindInput, async (context, input) => {
  const { tenant, organizationId, now } = context;
  const { memberId, today, reminders } = input;
  const subject = `member:${memberId}` as const;
  // Held, so that of two workers the second sees what the first has written.
  await tenant.$queryRaw`SELECT id FROM "Member" WHERE id = ${memberId}::uuid FOR NO KEY UPDATE`;
  const member = await tenant.member.findFirst({
    where: { id: memberId, removedAt: null },
    select: { email: true },
  });
  const dedupeKey = `evidence-reminder:${memberId}:${today}`;
  const told = await tenant.mail.count({ where: { dedupeKey } });
  if (!member || told > 0) return { result: false, events: [{ subject, data: { mailed: false } }] };
  await tenant.evidenceReminder.createMany({
    data: reminders.map(({ evidenceRequirementId, dueOn, daysBefore }) => ({
      organizationId,
      evidenceRequirementId,
      dueOn: dateOf(dueOn) ?? now,
      daysBefore,
      remindedAt: now,
    })),
  });
  const { slug } = await letterhead(tenant);
  const lines = reminders.slice(0, mostNamed).map(lineOf);
  if (reminders.length > mostNamed) lines.push(`And ${reminders.length - mostNamed} more.`);
  await queueMail(context, {
    template: 'evidence-reminder',
    to: member.email,
    subject: subjectOf(reminders, today),
    paragraphs: ['You are responsible for this evidence:', ...lines, 'One mail a working day at most.'],
    action: { label: 'Open your work', url: absolute(workspacePaths.myWork(slug)) },
    dedupeKey,
  });
  const ids = reminders.map(({ evidenceRequirementId }) => evidenceRequirementId);
  return { result: true, events: [{ subject, data: { evidenceRequirementIds: ids, mailed: true } }] };
});

/** Whom a mail of today has reached already; without it each minute would ask again. */
const findTold = list(
  'evidence-requirement:remind',
  z.strictObject({ today: z.iso.date() }),
  async (context, input) => {
    const { tenant } = context;
    const rows = await tenant
      .selectFrom('Mail')
      .select('dedupeKey')
      .where('dedupeKey', 'like', `evidence-reminder:%:${input.today}`)
      .execute();
    return new Set(rows.map(({ dedupeKey }) => dedupeKey?.split(':')[1] ?? ''));
  },
);

/** Reminds everybody of what they owe, on the days for it. Repeatable: told once, also when a worker dies half-way. */
export async function housekeepEvidence(organizationId: string): Promise<number> {
  const actor = systemActor(organizationId, 'housekeeping');
  const { today, byMember } = await findReminders(actor, {});
  if (byMember.size === 0) return 0;
  const told = await findTold(actor, { today });
  let sent = 0;
  for (const [memberId, reminders] of byMember)
    if (!told.has(memberId) && (await remind(actor, { memberId, today, reminders }))) sent += 1;
  return sent;
}
