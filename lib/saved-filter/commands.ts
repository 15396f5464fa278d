import type { Actor } from '#lib/auth/actor.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { removeFilterInput, renameFilterInput, savedFilterLimit, saveFilterInput } from './schema.ts';

/** Filters belong to people: whoever acts otherwise has none. */
function memberOf(actor: Actor): string {
  if (actor.kind !== 'member') throw new Forbidden('Only members keep filters.');
  return actor.memberId;
}

async function refuseTaken(tenant: Tenant, where: { memberId: string; list: string; name: string }) {
  if (await tenant.savedFilter.count({ where }))
    throw new Invalid([{ path: 'name', message: `You have a filter called “${where.name}” already.` }]);
}

/** Keeps the state of a list under a name, for this member alone. Returns its id. */
export const saveFilter = command('saved-filter:keep', saveFilterInput, async (context, input) => {
  const { tenant, organizationId, now, actor } = context;
  const memberId = memberOf(actor);
  await refuseTaken(tenant, { memberId, list: input.list, name: input.name });
  if ((await tenant.savedFilter.count({ where: { memberId, list: input.list } })) >= savedFilterLimit)
    throw new Conflict(`You keep ${savedFilterLimit} filters of this list. Remove one first.`);
  const id = newId();
  await tenant.savedFilter.create({ data: { organizationId, id, memberId, ...input, createdAt: now } });
  return { result: id, events: [{ subject: `saved-filter:${id}`, data: { list: input.list } }] };
});

/** Gives one's own filter another name. Throws NotFound, also for that of somebody else. */
export const renameFilter = command('saved-filter:keep', renameFilterInput, async (context, input) => {
  const { tenant, actor } = context;
  const { filterId, name } = input;
  const memberId = memberOf(actor);
  const own = await tenant.savedFilter.findFirst({ where: { id: filterId, memberId } });
  if (!own) throw new NotFound('There is no such filter.');
  if (own.name !== name) await refuseTaken(tenant, { memberId, list: own.list, name });
  await tenant.savedFilter.updateMany({ where: { id: filterId, memberId }, data: { name } });
  return { result: undefined, events: [{ subject: `saved-filter:${filterId}`, data: { renamed: true } }] };
});

/** Removes one's own filter. Throws NotFound, also for that of somebody else. */
export const removeFilter = command('saved-filter:keep', removeFilterInput, async (context, { filterId }) => {
  const where = { id: filterId, memberId: memberOf(context.actor) };
  const { count } = await context.tenant.savedFilter.deleteMany({ where });
  if (count === 0) throw new NotFound('There is no such filter.');
  return { result: undefined, events: [{ subject: `saved-filter:${filterId}`, data: { removed: true } }] };
});
