import type { Tenant } from '#lib/db/tenant.ts';
import { Invalid, NotFound, Stale } from '#lib/errors.ts';
import { holdTaker } from '#lib/hand-over/steps.ts';
import { command } from '#lib/operation.ts';
import { assignItemInput, holderOf, type ItemOwner } from './schema.ts';
import { findManager } from './steps.ts';

/** Who an item is given to, as its row says it. Throws Invalid where nobody would see it. */
async function settleOwner(tenant: Tenant, personId: string, to: ItemOwner) {
  const { ownerKind } = to;
  const refuse = (message: string) => new Invalid([{ path: 'to', message }]);
  if (ownerKind === 'role') {
    const { ownerRole } = to;
    const holders = await tenant.member.count({
      where: { removedAt: null, roles: { some: { role: ownerRole } } },
    });
    if (holders === 0) throw refuse('Nobody has this role. Please choose somebody else.');
    return { ownerKind, ownerId: null, ownerRole };
  }
  const ownerId = ownerKind === 'manager' ? await findManager(tenant, personId) : to.ownerId;
  if (!ownerId) throw refuse('This person has no manager who signs in here. Please choose somebody else.');
  await holdTaker({ tenant }, ownerId, 'to');
  return { ownerKind, ownerId, ownerRole: null };
}

/**
 * Gives one open item to a member, to whoever has a role, or to the manager of whom its list is for. They hear of it in their
 * next daily mail; who was told of it when it was theirs before, at its next distance. Throws NotFound, Invalid where nobody
 * would see it, Stale where it has ended or is no longer theirs who had it.
 */
export const assignItem = command('checklist:assign', assignItemInput, async (context, input) => {
  const { tenant } = context;
  const { itemId, seen, to } = input;
  const found = await tenant.checklistItem.findFirst({
    where: { id: itemId },
    select: { checklistId: true, checklist: { select: { personId: true } } },
  });
  if (!found) throw new NotFound('There is no such item.');
  // The member is held before the item, as where all of somebody's work is handed over.
  const owner = await settleOwner(tenant, found.checklist.personId, to);
  await tenant.$queryRaw`SELECT id FROM "ChecklistItem" WHERE id = ${itemId}::uuid FOR NO KEY UPDATE`;
  const before = await tenant.checklistItem.findFirstOrThrow({
    where: { id: itemId },
    select: { ownerId: true, ownerRole: true, endedAt: true },
  });
  if (before.endedAt) throw new Stale('this item', 'It has ended: there is nothing left to give.');
  const from = holderOf(before);
  if (from !== seen) throw new Stale('who does this item');
  if (holderOf(owner) === from) throw new Invalid([{ path: 'to', message: 'It is theirs already.' }]);
  await tenant.checklistItem.updateMany({ where: { id: itemId }, data: owner });
  const data = { itemId, from, to: holderOf(owner) };
  return { result: undefined, events: [{ subject: `checklist:${found.checklistId}`, data }] };
});
