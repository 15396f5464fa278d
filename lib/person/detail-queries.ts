import { z } from 'zod';
import { may } from '#lib/auth/permissions.ts';
import { NotFound } from '#lib/errors.ts';
import { namesOf } from '#lib/grant/people.ts';
import { query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { type PersonField, personFieldNames } from './content.ts';
import { personInput } from './schema.ts';
import { standingOf } from './standing.ts';
import { findStored } from './stored-steps.ts';

const mostReports = 200;

/** One person with their manager, who reports to them and their membership. The private address is told to stewards only. */
export const getPerson = query('person:read', personInput, async ({ tenant, actor, now }, { personId }) => {
  const { content, ...person } = await findStored(tenant, personId);
  const { today } = await organizationDay(tenant, now);
  const mayReadPrivate = may(actor, 'person:read-private');
  const row = await tenant.person.findFirst({
    where: { id: personId },
    select: {
      endedAt: true,
      erasedAt: true,
      changedAt: true,
      manager: { select: { id: true, name: true, leftOn: true } },
      member: { select: { id: true, email: true, removedAt: true, roles: { select: { role: true } } } },
    },
  });
  const reports = await tenant.person.findMany({
    where: { managerId: personId, endedAt: null },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: mostReports + 1,
    select: { id: true, name: true, role: true },
  });
  const { member = null, manager = null, endedAt = null, erasedAt = null, changedAt = now } = row ?? {};
  return {
    ...person,
    ...content,
    privateEmail: mayReadPrivate ? content.privateEmail : null,
    mayReadPrivate,
    hasPrivateEmail: content.privateEmail !== null,
    standing: standingOf(content, today),
    today,
    endedAt,
    erasedAt,
    changedAt,
    manager: manager && {
      id: manager.id,
      name: manager.name,
      gone: manager.leftOn !== null && manager.leftOn.toISOString().slice(0, 10) <= today,
    },
    member: member && { ...member, roles: member.roles.map(({ role }) => role) },
    reports: reports.slice(0, mostReports),
    moreReports: reports.length > mostReports,
  };
});

/** What is known of a person, as far as this actor may read it. */
export type Person = Awaited<ReturnType<typeof getPerson>>;

const told = z.object({
  data: z.object({
    changed: z.array(z.string()).optional(),
    leftOn: z.string().nullable().optional(),
    importId: z.string().optional(),
    absenceId: z.string().optional(),
    startsOn: z.iso.date().optional(),
    backOn: z.iso.date().optional(),
  }),
});
const sides = z.object({
  before: z.record(z.string(), z.string()).optional(),
  after: z.record(z.string(), z.string()).optional(),
});

/** One thing that became of a person; `changes` are empty where they were erased. */
export type PersonEvent = {
  id: string;
  at: Date;
  action: string;
  byName: string;
  leftOn: string | null | undefined;
  imported: boolean;
  /** Of an absence its days; none where it was taken back. */
  absence: { startsOn: string | undefined; backOn: string | undefined } | null;
  changed: PersonField[];
  changes: { field: PersonField; before: string; after: string }[];
};

const latest = 200;

/** What people do to see what they owe: nothing becomes of them by it. */
const ownDoings = ['person:request-sign-in', 'person:sign-in', 'person:sign-out'];

/** The newest 200 things that became of a person, from the log, newest first. Throws NotFound. */
export const getPersonHistory = query(
  'person:read',
  personInput,
  async ({ tenant }, { personId }): Promise<PersonEvent[]> => {
    if (!(await tenant.person.count({ where: { id: personId } })))
      throw new NotFound('There is no such person.');
    const events = await tenant.auditEvent.findMany({
      where: {
        subject: `person:${personId}`,
        action: { startsWith: 'person:', notIn: ownDoings },
        // Mails about them are erased in batches of their own.
        NOT: { action: 'person:erase', body: { contains: '"data":{"mails":' } },
      },
      orderBy: { sequence: 'desc' },
      take: latest,
      select: { id: true, at: true, action: true, actor: true, body: true },
    });
    const details = await tenant.auditEventDetail.findMany({
      where: { eventId: { in: events.map(({ id }) => id) } },
      select: { eventId: true, detail: true },
    });
    const detailOf = new Map(details.map(({ eventId, detail }) => [eventId, detail]));
    const nameOf = await namesOf(tenant, [...new Set(events.map((event) => event.actor))]);
    return events.map(({ id, at, action, actor: by, body }) => {
      const { data } = told.parse(JSON.parse(body));
      const { before = {}, after = {} } = sides.safeParse(JSON.parse(detailOf.get(id) || '{}')).data ?? {};
      const changed = personFieldNames.filter((field) => data.changed?.includes(field));
      const changes = changed
        .filter((field) => field in before || field in after)
        .map((field) => ({ field, before: before[field] ?? '', after: after[field] ?? '' }));
      const { leftOn, importId, absenceId, startsOn, backOn } = data;
      return {
        id,
        at,
        action,
        byName: nameOf(by),
        leftOn,
        imported: importId !== undefined,
        absence: absenceId === undefined ? null : { startsOn, backOn },
        changed,
        changes,
      };
    });
  },
);
