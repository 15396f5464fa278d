import { dateOf, dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { newId } from '#lib/id.ts';
import type { CommandContext } from '#lib/operation.ts';

/** What a list is made from. */
export type ListOf = { templateId: string; personId: string; day: string };

/** The member who is a person's manager; null where they have none, or that one has no login. */
export async function findManager(tenant: Tenant, personId: string): Promise<string | null> {
  const { manager } = await tenant.person.findFirstOrThrow({
    where: { id: personId },
    select: { manager: { select: { member: { select: { id: true, removedAt: true } } } } },
  });
  return manager?.member && manager.member.removedAt === null ? manager.member.id : null;
}

const addDays = (day: string, days: number) => new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000);

/**
 * Makes the list of a person as the template says today; who does what is settled now. A manager without a login leaves their
 * items to those who look after people. Returns its id, or null where there is one for this day already.
 */
export async function createChecklist(
  context: Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'by'>,
  { templateId, personId, day }: ListOf,
): Promise<string | null> {
  const { tenant, organizationId, now, by } = context;
  const template = await tenant.checklistTemplate.findFirstOrThrow({
    where: { id: templateId },
    select: {
      name: true,
      kind: true,
      items: {
        orderBy: { position: 'asc' },
        select: { title: true, ownerKind: true, ownerId: true, ownerRole: true, dueDays: true },
      },
    },
  });
  const managerId = await findManager(tenant, personId);
  const id = newId();
  const { name, kind, items } = template;
  const made = await tenant.checklist.createMany({
    data: [
      {
        organizationId,
        id,
        personId,
        templateId,
        name,
        kind,
        day: dateOf(day) ?? now,
        createdAt: now,
        createdBy: by,
      },
    ],
    skipDuplicates: true,
  });
  if (made.count === 0) return null;
  await tenant.checklistItem.createMany({
    data: items.map(({ title, ownerKind, ownerId, ownerRole, dueDays }, position) => ({
      organizationId,
      id: newId(),
      checklistId: id,
      position,
      title,
      ownerKind,
      ownerId: ownerKind === 'manager' ? managerId : ownerId,
      ownerRole: ownerKind === 'manager' && managerId === null ? 'people' : ownerRole,
      dueOn: addDays(day, dueDays),
    })),
  });
  return id;
}

/** The day that a list of this kind is about: the first or the last of a person. Null where it is not known. */
export function dayFor(kind: string, person: { startedOn: Date | null; leftOn: Date | null }): string | null {
  const day = kind === 'joiner' ? person.startedOn : person.leftOn;
  return day && dayOf(day);
}
