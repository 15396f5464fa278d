import { expect, test } from 'vitest';
import { z } from 'zod';
import { clients } from '#lib/db/client.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command, list, nothing, query } from '#lib/operation.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { arrange, auditTrail, createWorld } from '#lib/testing/world.ts';

useTestDatabase();

const name = z.strictObject({ name: z.string().max(50) });

const addCustomer = command('customer:add', name, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const id = newId();
  await tenant.customer.create({
    data: { organizationId, id, name: input.name, createdAt: now, createdBy: by },
  });
  if (input.name === 'broken') throw new Conflict('It broke after the write.');
  await context.enqueue('housekeeping', { customerId: id });
  return { result: id, events: [{ subject: `customer:${id}`, personal: { name: input.name } }] };
});

const countCustomers = query('customer:list', nothing, ({ tenant }) => tenant.customer.count());

const listCustomers = list('customer:list', nothing, ({ tenant }) =>
  tenant.selectFrom('Customer').select(['name', 'organizationId']).execute(),
);

test('a command writes its row, its audit event and its job together', async () => {
  const world = await createWorld();
  const id = await addCustomer(world.actors.approver, { name: 'Ångström AB' });
  expect(await countCustomers(world.actors.approver, {})).toBe(1);
  const trail = await auditTrail(world);
  expect(trail).toEqual([
    { action: 'customer:add', actor: `member:${world.actors.approver.memberId}`, subject: `customer:${id}` },
  ]);
  const jobs = await clients().pool.query(`SELECT data FROM jobs.job WHERE data->>'customerId' = $1`, [id]);
  expect(jobs.rows).toEqual([{ data: { customerId: id, organizationId: world.organizationId } }]);
});

test('the log holds ids; names stand beside it behind a salted hash', async () => {
  const world = await createWorld();
  await addCustomer(world.actors.admin, { name: 'Secret Buyer' });
  const [event] = await arrange(world, (tenant) => tenant.auditEvent.findMany({ include: { detail: true } }));
  expect(event?.body).not.toContain('Secret Buyer');
  expect(event?.body).toContain('detailSha256');
  expect(event?.detail?.detail).toBe('{"name":"Secret Buyer"}');
});

test('a command that fails leaves no row, no event and no job (X14)', async () => {
  const world = await createWorld();
  await expect(addCustomer(world.actors.admin, { name: 'broken' })).rejects.toThrow(Conflict);
  expect(await countCustomers(world.actors.admin, {})).toBe(0);
  expect(await auditTrail(world)).toEqual([]);
});

test('the wrong role cannot, and one denial an hour is on record', async () => {
  const world = await createWorld();
  for (let i = 0; i < 3; i += 1) {
    await expect(addCustomer(world.actors.employee, { name: 'x' })).rejects.toThrow(Forbidden);
  }
  expect(await countCustomers(world.actors.admin, {})).toBe(0);
  expect((await auditTrail(world)).map((event) => [event.action, event.subject])).toEqual([
    ['authorization:deny', 'action:customer:add'],
  ]);
});

test('the other organization sees nothing of it, whichever handle reads', async () => {
  const [ours, theirs] = [await createWorld(), await createWorld()];
  await addCustomer(ours.actors.admin, { name: 'Ours' });
  expect(await countCustomers(theirs.actors.admin, {})).toBe(0);
  expect(await listCustomers(theirs.actors.admin, {})).toEqual([]);
  expect(await listCustomers(ours.actors.admin, {})).toEqual([
    { name: 'Ours', organizationId: ours.organizationId },
  ]);
});

test('a write into another organization is refused by the database itself (T02)', async () => {
  const [ours, theirs] = [await createWorld(), await createWorld()];
  const graft = command('customer:add', nothing, async ({ tenant, now, by }) => {
    const id = newId();
    await tenant.customer.create({
      data: { organizationId: theirs.organizationId, id, name: 'graft', createdAt: now, createdBy: by },
    });
    return { result: id, events: [{ subject: `customer:${id}` }] };
  });
  await expect(graft(ours.actors.owner, {})).rejects.toThrow();
  expect(await countCustomers(theirs.actors.admin, {})).toBe(0);
});

test('a query cannot write', async () => {
  const world = await createWorld();
  const sneaky = query('customer:list', nothing, ({ tenant, organizationId, now }) =>
    tenant.customer.create({
      data: { organizationId, id: newId(), name: 'x', createdAt: now, createdBy: 'x' },
    }),
  );
  await expect(sneaky(world.actors.owner, {})).rejects.toThrow(/read-only/);
});

test('unknown fields and objects in the place of text are refused with a sentence (T14, T15)', async () => {
  const world = await createWorld();
  const extra: unknown = { name: 'x', organizationId: newId() };
  const object: unknown = { name: { not: '' } };
  for (const input of [extra, object, null, [], 'x']) {
    await expect(addCustomer(world.actors.owner, input as { name: string })).rejects.toThrow(Invalid);
  }
});

test('parallel organizations on few connections never see each other (T06, T07)', async () => {
  const worlds = await Promise.all(Array.from({ length: 5 }, () => createWorld()));
  await Promise.all(worlds.map((world) => addCustomer(world.actors.owner, { name: world.slug })));
  const failing = command('customer:add', nothing, async () => {
    throw new NotFound();
  });
  const rounds = worlds.flatMap((world) =>
    Array.from({ length: 40 }, async (_, i) => {
      if (i % 5 === 0) await failing(world.actors.owner, {}).catch(() => {});
      const rows = await listCustomers(world.actors.owner, {});
      expect(rows).toEqual([{ name: world.slug, organizationId: world.organizationId }]);
      expect(await countCustomers(world.actors.owner, {})).toBe(1);
    }),
  );
  await Promise.all(rounds);
}, 60_000);
