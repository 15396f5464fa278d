import { sql } from 'kysely';
import { z } from 'zod';
import { dayOf } from '#lib/day.ts';
import { type DutyKind, dutyKinds } from '#lib/duty/schema.ts';
import { soonDays } from '#lib/evidence-requirement/standing.ts';
import { list, nothing, query } from '#lib/operation.ts';
import { organizationDay, readOrganizationDay } from '#lib/organization/read.ts';
import { certificateWaits } from '#lib/training/certificate-sql.ts';
import { takeableCourse } from '#lib/training/ready.ts';
import { canBeTaken } from '#lib/training/ready-sql.ts';
import { minutesByVersion } from './minutes.ts';
import { ownId } from './steps.ts';

/** Most rows that an employee's page shows of each. */
const most = 300;

const owedFields = {
  id: true,
  kind: true,
  dueOn: true,
  policyVersionId: true,
  policyVersion: { select: { title: true } },
  course: { select: { title: true, minutes: true, kind: true } },
  check: { select: { title: true, kind: true, description: true } },
  questions: { where: { answeredAt: null }, select: { id: true } },
  certificates: { orderBy: { id: 'desc' }, take: 1, select: { verdict: true } },
} as const;

/**
 * What a person owes, soonest first, with the minutes that each takes (null where nobody knows), and what became of the
 * certificate they sent last: waiting, rejected. Days are `2026-11-22`.
 */
export const listOwed = query(
  'duty:view',
  z.strictObject({ locale: z.string().max(35) }),
  async (context, { locale }) => {
    const { tenant, now } = context;
    const { today } = await organizationDay(tenant, now);
    const rows = await tenant.duty.findMany({
      where: {
        personId: ownId(context),
        endedAt: null,
        OR: [{ courseId: null }, { course: takeableCourse }],
      },
      orderBy: [{ dueOn: 'asc' }, { id: 'asc' }],
      take: most,
      select: owedFields,
    });
    const versionIds = rows.flatMap(({ policyVersionId }) => policyVersionId ?? []);
    const minutes = await minutesByVersion(tenant, versionIds, locale);
    return rows.map(({ policyVersionId, policyVersion, course, check, questions, certificates, ...row }) => {
      const dueOn = dayOf(row.dueOn);
      return {
        id: row.id,
        kind: z.enum(dutyKinds).parse(row.kind),
        title: policyVersion?.title ?? course?.title ?? check?.title ?? '',
        minutes: policyVersionId ? (minutes.get(policyVersionId) ?? null) : (course?.minutes ?? null),
        checkKind: check?.kind ?? null,
        dueOn,
        overdue: dueOn < today,
        certificate: certificates[0] ? (certificates[0].verdict ?? 'waiting') : null,
        asked: questions.length > 0,
      };
    });
  },
);

/** A duty as a page names it that is about something else. */
type NextOwed = { id: string; kind: DutyKind; title: string; dueOn: string; overdue: boolean };

/** Most that a page shows of it that is about something else. */
const mostNext = 5;

/**
 * What a person owes soonest, at most five, and how much it is: in all, overdue, and due within 30 days. For pages that are
 * about something else. Whose certificate is being checked is not late.
 */
export const listNextOwed = list('duty:view', nothing, async (context) => {
  const { tenant, now } = context;
  const { today } = await readOrganizationDay(tenant, now);
  const { rows } = await sql<NextOwed & { count: number; late: number; soon: number }>`
    SELECT d.id, d.kind, coalesce(v.title, c.title, k.title, '') AS title, to_char(d."dueOn", 'YYYY-MM-DD') AS "dueOn",
      d."dueOn" < CAST(${today} AS date) AND NOT ${certificateWaits} AS overdue, count(*) OVER ()::int AS count,
      (count(*) FILTER (WHERE d."dueOn" < CAST(${today} AS date) AND NOT ${certificateWaits}) OVER ())::int AS late,
      (count(*) FILTER (WHERE d."dueOn" BETWEEN CAST(${today} AS date) AND CAST(${today} AS date) + ${soonDays}::int
        AND NOT ${certificateWaits}) OVER ())::int AS soon
    FROM "Duty" d
    LEFT JOIN "PolicyVersion" v ON v."organizationId" = d."organizationId" AND v.id = d."policyVersionId"
    LEFT JOIN "Course" c ON c."organizationId" = d."organizationId" AND c.id = d."courseId"
    LEFT JOIN "Check" k ON k."organizationId" = d."organizationId" AND k.id = d."checkId"
    WHERE d."personId" = ${ownId(context)}::uuid AND d."endedAt" IS NULL AND ${canBeTaken}
    ORDER BY d."dueOn", d.id LIMIT ${mostNext}`.execute(tenant);
  const { count, late, soon } = rows[0] ?? { count: 0, late: 0, soon: 0 };
  const next = rows.map(({ id, kind, title, dueOn, overdue }) => ({ id, kind, title, dueOn, overdue }));
  return { next, count, overdue: late, soon };
});

/** What a person has done, newest first: acknowledgements by their receipts, courses and checks that are done by their duties. */
export const listDone = query('duty:view', nothing, async (context) => {
  const { tenant } = context;
  const personId = ownId(context);
  const acknowledged = await tenant.acknowledgement.findMany({
    where: { personId },
    orderBy: [{ acknowledgedAt: 'desc' }, { id: 'desc' }],
    take: most,
    select: {
      id: true,
      method: true,
      acknowledgedAt: true,
      policyVersion: { select: { title: true, number: true } },
    },
  });
  const completed = await tenant.completion.findMany({
    where: { personId },
    orderBy: [{ completedAt: 'desc' }, { id: 'desc' }],
    take: most,
    select: { dutyId: true, completedAt: true, course: { select: { title: true } } },
  });
  const checked = await tenant.duty.findMany({
    where: { personId, checkId: { not: null }, outcome: 'done' },
    orderBy: [{ endedAt: 'desc' }, { id: 'desc' }],
    take: most,
    select: { id: true, endedAt: true, check: { select: { title: true } } },
  });
  const done = [
    ...acknowledged.map(({ id, method, acknowledgedAt: at, policyVersion: { title, number } }) => {
      const recorded = method === 'paper' || method === 'elsewhere';
      return { id, kind: 'policy' as const, title, number, recorded, at };
    }),
    ...completed.map(({ dutyId: id, completedAt: at, course: { title } }) => {
      return { id, kind: 'training' as const, title, at };
    }),
    ...checked.flatMap(({ id, endedAt: at, check }) =>
      at && check ? [{ id, kind: 'check' as const, title: check.title, at }] : [],
    ),
  ];
  return done.toSorted((one, other) => other.at.getTime() - one.at.getTime());
});

/** The organization as the employees' pages name it. */
export const getEmployer = query('duty:view', nothing, async ({ tenant }) =>
  tenant.organization.findFirstOrThrow({ select: { name: true, timeZone: true } }),
);

/** What kind of thing a person's own duty is; null where there is none of theirs. */
export const findDutyKind = query(
  'duty:view',
  z.strictObject({ dutyId: z.string().max(100) }),
  async (context, input) => {
    const parsed = z.uuid().safeParse(input.dutyId);
    if (!parsed.success) return null;
    const where = { id: parsed.data, personId: ownId(context) };
    const duty = await context.tenant.duty.findFirst({ where, select: { kind: true } });
    return duty && z.enum(dutyKinds).parse(duty.kind);
  },
);

/** The language that the organization has on record for the person who asks, or null. */
export const findOwnLanguage = query('duty:view', nothing, async (context) => {
  const where = { id: ownId(context) };
  return (await context.tenant.person.findFirst({ where, select: { locale: true } }))?.locale ?? null;
});
