import { dayIn } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { namesOf } from '#lib/grant/people.ts';
import { nothing, query } from '#lib/operation.ts';
import { type ContentChange, changesBetween, controlContent } from './content.ts';
import type { ControlHealth } from './list-schema.ts';
import { changesSinceInput, controlInput } from './schema.ts';

async function healthNow(tenant: Tenant, controlId: string, now: Date): Promise<ControlHealth | null> {
  const { timeZone } = await tenant.organization.findFirstOrThrow({ select: { timeZone: true } });
  const rows = await tenant.$queryRaw<ControlHealth[]>`
    SELECT health, reason, "verifiedOn"::text, "dueOn"::text, "selfReviewed", evidence, accepted, rejected
    FROM control_health(${now}, ${dayIn(timeZone, now)}::date, ${[controlId]}::uuid[])`;
  return rows[0] ?? null;
}

/** One control with how it stands and the requirements it is mapped to, in the order of their frameworks. Throws NotFound. */
export const getControl = query('control:read', controlInput, async ({ tenant, now }, { controlId }) => {
  const control = await tenant.control.findFirst({
    where: { id: controlId },
    include: {
      owner: { select: { id: true, name: true, removedAt: true } },
      requirements: {
        orderBy: { requirement: { position: 'asc' } },
        select: {
          origin: true,
          createdAt: true,
          requirement: {
            select: {
              id: true,
              identifier: true,
              title: true,
              wording: true,
              withdrawn: true,
              framework: { select: { id: true, key: true, version: true, title: true } },
            },
          },
        },
      },
    },
  });
  if (!control) throw new NotFound('There is no such control.');
  const { organizationId: _, requirements, ...facts } = control;
  return {
    ...facts,
    requirements: requirements.map(({ requirement, ...mapping }) => ({ ...mapping, ...requirement })),
    standing: await healthNow(tenant, controlId, now),
  };
});

/** One revision of a control: who made it when, and what it changed. The first one changed nothing: it began. */
export type ControlChange = {
  number: number;
  changedAt: Date;
  changedByName: string;
  archived: boolean;
  changes: ContentChange[];
  /** What was done, where it is not a change of content. */
  step: 'added' | 'archived' | 'restored' | null;
};

const latest = 200;

/** The newest 200 revisions of a control, newest first. Throws NotFound. */
export const getControlHistory = query(
  'control:read',
  controlInput,
  async ({ tenant }, { controlId }): Promise<ControlChange[]> => {
    if (!(await tenant.control.count({ where: { id: controlId } })))
      throw new NotFound('There is no such control.');
    const rows = await tenant.controlRevision.findMany({
      where: { controlId },
      orderBy: { number: 'desc' },
      take: latest + 1,
      select: { number: true, content: true, archived: true, changedAt: true, changedBy: true },
    });
    const contents = rows.map((row) => controlContent.parse(row.content));
    const owners = contents.flatMap(({ ownerId }) => (ownerId ? [`member:${ownerId}`] : []));
    const nameOf = await namesOf(tenant, [...rows.map((row) => row.changedBy), ...owners]);
    const named = contents.map((content) => ({
      ...content,
      ownerId: content.ownerId && nameOf(`member:${content.ownerId}`),
    }));
    return rows.slice(0, latest).map((row, index) => {
      const { changedBy, content: _, ...facts } = row;
      const [after, before, earlier] = [named[index], named[index + 1], rows[index + 1]];
      const turned = earlier && earlier.archived !== row.archived;
      const step = turned ? (row.archived ? 'archived' : 'restored') : null;
      return {
        ...facts,
        changedByName: nameOf(changedBy),
        changes: before && after ? changesBetween(before, after) : [],
        step: row.number === 1 ? 'added' : step,
      };
    });
  },
);

/** What became of a control since a revision that somebody has seen, and who did it. Throws NotFound. */
export const getControlChangesSince = query(
  'control:read',
  changesSinceInput,
  async ({ tenant }, { controlId, revision }) => {
    const rows = await tenant.controlRevision.findMany({
      where: { controlId, number: { gte: revision } },
      orderBy: { number: 'asc' },
      select: { number: true, content: true, changedAt: true, changedBy: true },
    });
    const [seen, newest] = [rows[0], rows.at(-1)];
    if (!seen || !newest) throw new NotFound('There is no such control.');
    const contents = [seen, newest].map((row) => controlContent.parse(row.content));
    const owners = contents.flatMap(({ ownerId }) => (ownerId ? [`member:${ownerId}`] : []));
    const nameOf = await namesOf(tenant, [newest.changedBy, ...owners]);
    const [before, after] = contents.map((content) => ({
      ...content,
      ownerId: content.ownerId && nameOf(`member:${content.ownerId}`),
    }));
    return {
      revision: newest.number,
      changedAt: newest.changedAt,
      changedByName: nameOf(newest.changedBy),
      changes: before && after ? changesBetween(before, after) : [],
    };
  },
);

/** An identifier that is free: the one after the highest of the form `C-012`. */
export const getNextIdentifier = query('control:add', nothing, async ({ tenant }): Promise<string> => {
  const [row] = await tenant.$queryRaw<{ highest: number | null }[]>`
    SELECT max(substr(identifier, 3)::integer) AS highest FROM "Control" WHERE identifier ~ '^C-[0-9]{1,6}$'`;
  return `C-${String((row?.highest ?? 0) + 1).padStart(3, '0')}`;
});
