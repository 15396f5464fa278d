import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid, NotFound, Stale } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { addAudienceInput, audienceInput, audienceRule, changeAudienceInput } from './schema.ts';

async function requireFreeName(tenant: Tenant, name: string, audienceId: string | null): Promise<void> {
  const other = await tenant.audience.findFirst({
    where: { name, ...(audienceId ? { id: { not: audienceId } } : {}) },
    select: { archivedAt: true },
  });
  if (!other) return;
  const message = other.archivedAt
    ? 'An archived audience has this name. Bring it back, or choose another name.'
    : 'Another audience has this name.';
  throw new Invalid([{ path: 'name', message }]);
}

/** Adds an audience and returns its id. Throws Invalid for a name that is taken. */
export const addAudience = command('audience:add', addAudienceInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  await requireFreeName(tenant, input.name, null);
  const id = newId();
  await tenant.audience.create({ data: { organizationId, id, ...input, createdAt: now, createdBy: by } });
  return { result: id, events: [{ subject: `audience:${id}`, data: { rule: input.rule } }] };
});

/**
 * Changes an audience. Whoever comes in owes what it is asked, whoever goes out owes it no more: soon after, in the background.
 * Throws NotFound; Invalid for a name that is taken; Conflict where it is archived, or not at the revision that was seen.
 */
export const changeAudience = command('audience:change', changeAudienceInput, async (context, input) => {
  const { audienceId, revision, ...fields } = input;
  const { tenant, enqueue } = context;
  const before = await tenant.audience.findFirst({
    where: { id: audienceId },
    select: { name: true, rule: true, archivedAt: true },
  });
  if (!before) throw new NotFound('There is no such audience.');
  if (before.archivedAt) throw new Conflict('This audience is archived. Bring it back first.');
  await requireFreeName(tenant, fields.name, audienceId);
  const { count } = await tenant.audience.updateMany({
    where: { id: audienceId, revision, archivedAt: null },
    data: { ...fields, revision: { increment: 1 } },
  });
  if (count === 0) throw new Stale('this audience');
  await enqueue('duty-reconcile', {});
  const data = { before: audienceRule.parse(before.rule), after: fields.rule };
  return { result: undefined, events: [{ subject: `audience:${audienceId}`, data }] };
});

/** What still asks the people of an audience for something, in words; at most ten. */
async function usesOf(tenant: Tenant, audienceId: string): Promise<string[]> {
  const select = { title: true };
  const policies = await tenant.policy.findMany({
    where: { audienceId, retirements: { none: { restoredAt: null } } },
    take: 10,
    select,
  });
  const open = { where: { audienceId, archivedAt: null }, take: 10, select };
  const courses = await tenant.course.findMany(open);
  const checks = await tenant.check.findMany(open);
  return [
    ...policies.map(({ title }) => `the policy “${title}”`),
    ...courses.map(({ title }) => `the course “${title}”`),
    ...checks.map(({ title }) => `the check “${title}”`),
  ].slice(0, 10);
}

/** Archives an audience. Throws NotFound; Conflict where it is archived already, or with what uses it. */
export const archiveAudience = command('audience:archive', audienceInput, async (context, { audienceId }) => {
  const { tenant, now } = context;
  // Held against whoever addresses something to it meanwhile.
  await tenant.$queryRaw`SELECT 1 FROM "Audience" a WHERE a.id = ${audienceId}::uuid FOR UPDATE`;
  const audience = await tenant.audience.findFirst({
    where: { id: audienceId },
    select: { archivedAt: true },
  });
  if (!audience) throw new NotFound('There is no such audience.');
  if (audience.archivedAt) throw new Conflict('This audience is archived already.');
  const found = await usesOf(tenant, audienceId);
  if (found.length > 0)
    throw new Conflict(`This audience is in use by ${found.join(', ')}. Choose another one there first.`);
  await tenant.audience.updateMany({ where: { id: audienceId }, data: { archivedAt: now } });
  return { result: undefined, events: [{ subject: `audience:${audienceId}`, data: { archived: true } }] };
});

/** Brings an archived audience back. Throws NotFound; Conflict where it is not archived. */
export const restoreAudience = command(
  'audience:archive',
  audienceInput,
  async ({ tenant }, { audienceId }) => {
    const { count } = await tenant.audience.updateMany({
      where: { id: audienceId, archivedAt: { not: null } },
      data: { archivedAt: null },
    });
    if (count === 0) {
      if ((await tenant.audience.count({ where: { id: audienceId } })) === 0)
        throw new NotFound('There is no such audience.');
      throw new Conflict('This audience is not archived.');
    }
    return { result: undefined, events: [{ subject: `audience:${audienceId}`, data: { archived: false } }] };
  },
);
