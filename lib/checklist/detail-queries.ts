import { z } from 'zod';
import { may } from '#lib/auth/permissions.ts';
import { dayOf } from '#lib/day.ts';
import { NotFound } from '#lib/errors.ts';
import { namesOf } from '#lib/grant/people.ts';
import { query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { id } from '#lib/text.ts';
import { checklistInput, checklistKinds, holderOf, templateInput } from './schema.ts';
import { findManager } from './steps.ts';

const itemFields = {
  id: true,
  title: true,
  ownerKind: true,
  ownerId: true,
  ownerRole: true,
  owner: { select: { name: true, removedAt: true } },
  dueOn: true,
  endedAt: true,
  endedBy: true,
  outcome: true,
  note: true,
} as const;

const kindOf = (text: string) => checklistKinds.find((kind) => kind === text) ?? 'joiner';

/** One list with its items, and which of them the asker may tick; `managerId` is the member to whom the person reports. Throws NotFound. */
export const getChecklist = query('checklist:read', checklistInput, async (context, { checklistId }) => {
  const { tenant, actor, now } = context;
  const found = await tenant.checklist.findFirst({
    where: { id: checklistId },
    select: {
      id: true,
      name: true,
      kind: true,
      day: true,
      createdAt: true,
      createdBy: true,
      person: { select: { id: true, name: true, team: true } },
      items: { orderBy: { position: 'asc' }, select: itemFields },
    },
  });
  if (!found) throw new NotFound('There is no such list.');
  const { items, day, createdBy, ...facts } = found;
  const { today } = await organizationDay(tenant, now);
  const nameOf = await namesOf(tenant, [
    createdBy,
    ...items.flatMap(({ endedBy }) => (endedBy ? [endedBy] : [])),
  ]);
  const roles: readonly string[] = actor.kind === 'member' ? actor.roles : [];
  const memberId = actor.kind === 'member' ? actor.memberId : null;
  return {
    ...facts,
    kind: kindOf(facts.kind),
    day: dayOf(day),
    today,
    createdByName: nameOf(createdBy),
    managerId: await findManager(tenant, facts.person.id),
    items: items.map(({ owner, dueOn, endedBy, ownerId, ...item }) => ({
      ...item,
      holder: holderOf({ ownerId, ownerRole: item.ownerRole }),
      ownerName: owner?.name ?? null,
      ownerGone: owner?.removedAt !== undefined && owner.removedAt !== null && item.endedAt === null,
      dueOn: dayOf(dueOn),
      endedByName: endedBy && nameOf(endedBy),
      tickable:
        may(actor, 'checklist:make') ||
        (memberId !== null && (ownerId === memberId || roles.includes(item.ownerRole ?? ''))),
    })),
  };
});

/** One template with its items. Throws NotFound. */
export const getTemplate = query('checklist:read', templateInput, async ({ tenant }, { templateId }) => {
  const found = await tenant.checklistTemplate.findFirst({
    where: { id: templateId },
    select: {
      id: true,
      name: true,
      kind: true,
      automatic: true,
      revision: true,
      archivedAt: true,
      items: {
        orderBy: { position: 'asc' },
        select: { title: true, ownerKind: true, ownerId: true, ownerRole: true, dueDays: true },
      },
    },
  });
  if (!found) throw new NotFound('There is no such template.');
  return { ...found, kind: kindOf(found.kind) };
});

const personInput = z.strictObject({ personId: id });

/** The lists of one person with how far they are, for the person's page. */
export const getChecklistsOfPerson = query(
  'checklist:list',
  personInput,
  async ({ tenant }, { personId }) => {
    const rows = await tenant.checklist.findMany({
      where: { personId },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
      take: 50,
      select: { id: true, name: true, day: true, items: { select: { endedAt: true } } },
    });
    return rows.map(({ items, day, ...row }) => ({
      ...row,
      day: dayOf(day),
      items: items.length,
      ended: items.filter(({ endedAt }) => endedAt !== null).length,
    }));
  },
);
