import { expect, test } from 'vitest';
import { addAccessRule } from '#lib/access-rule/commands.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addVisitor, arrange, auditTrail, createWorld } from '#lib/testing/world.ts';
import { findOrCreateVisitor } from '#lib/visitor/steps.ts';
import { addCustomer, changeCustomer, mergeCustomers } from './commands.ts';
import { getCustomer, listCustomerChoices, listCustomers } from './queries.ts';

useTestDatabase();

test('whoever may not decide cannot add or change customers, and only administrators merge them', async () => {
  const world = await createWorld();
  const { owner, approver, auditor, employee, visitor } = world.actors;
  const [one, two] = [
    await addCustomer(approver, { name: 'One' }),
    await addCustomer(approver, { name: 'Two' }),
  ];
  for (const actor of [auditor, employee, visitor]) {
    await expect(addCustomer(actor, { name: 'x' })).rejects.toThrow(Forbidden);
    await expect(changeCustomer(actor, { customerId: one, name: 'x' })).rejects.toThrow(Forbidden);
  }
  for (const actor of [approver, auditor, world.actors.security])
    await expect(mergeCustomers(actor, { customerId: one, intoId: two })).rejects.toThrow(Forbidden);
  expect((await listCustomerChoices(owner, {})).map((customer) => customer.name)).toEqual(['One', 'Two']);
});

test('another organization cannot see, change or merge a customer; the same domain may be known to both (T01-T03)', async () => {
  const [ours, theirs] = [await createWorld(), await createWorld()];
  const customerId = await addCustomer(ours.actors.owner, { name: 'Buyer', domains: ['buyer.example'] });
  const { owner } = theirs.actors;
  const own = await addCustomer(owner, { name: 'Buyer too', domains: ['buyer.example'] });
  await expect(getCustomer(owner, { customerId })).rejects.toThrow(NotFound);
  await expect(changeCustomer(owner, { customerId, name: 'x' })).rejects.toThrow(NotFound);
  await expect(mergeCustomers(owner, { customerId, intoId: own })).rejects.toThrow(NotFound);
  await expect(mergeCustomers(owner, { customerId: own, intoId: customerId })).rejects.toThrow(NotFound);
  const { rows } = await listCustomers(owner, {});
  expect(rows.map((row) => [row.name, row.visitors])).toEqual([['Buyer too', 1]]);
});

test('people with an address at a verified domain belong to the customer, those with free mail to nobody', async () => {
  const world = await createWorld();
  const { owner } = world.actors;
  const before = await addVisitor(world, { email: 'a@acme.example' });
  const customerId = await addCustomer(owner, { name: 'Acme', domains: ['acme.example', 'ACME.example'] });
  const { organizationId } = world;
  const later = await arrange(world, (tenant) =>
    findOrCreateVisitor({ tenant, organizationId, now: new Date() }, 'b@acme.example'),
  );
  await addVisitor(world, { email: 'c@sub.acme.example' });
  await addVisitor(world, { email: 'd@notacme.example' });
  const customer = await getCustomer(owner, { customerId });
  expect(customer.domains).toMatchObject([{ domain: 'acme.example', verifiedByName: 'Owner Person' }]);
  expect(customer.visitors.map((visitor) => visitor.id).sort()).toEqual([before.visitorId, later].sort());
  await expect(addCustomer(owner, { name: 'All', domains: ['gmail.com'] })).rejects.toThrow(
    /used by everyone/,
  );
});

test('a domain belongs to one customer only, also when two people tie it at once', async () => {
  const world = await createWorld();
  const { owner, approver } = world.actors;
  const outcomes = await Promise.allSettled(
    [owner, approver].map((by, index) => addCustomer(by, { name: `C${index}`, domains: ['acme.example'] })),
  );
  const [refused, ...more] = outcomes.filter((outcome) => outcome.status === 'rejected');
  expect(more).toEqual([]);
  expect(refused?.reason).toBeInstanceOf(Invalid);
  expect(String(refused?.reason.message)).toMatch(/^acme.example belongs to C\d already\.$/);
  const { rows } = await listCustomers(owner, {});
  expect(rows.map((row) => row.domains)).toEqual([['acme.example']]);
});

test('a merged customer gives everything to the other, keeps its notes, and leaves the lists', async () => {
  const world = await createWorld();
  const { owner } = world.actors;
  const from = await addCustomer(owner, { name: 'Acme old', notes: 'Met in 2019', domains: ['old.example'] });
  const into = await addCustomer(owner, { name: 'Acme', domains: ['acme.example'] });
  await addVisitor(world, { email: 'a@old.example' });
  await changeCustomer(owner, {
    customerId: from,
    name: 'Acme old',
    notes: 'Met in 2019',
    domains: ['old.example'],
  });
  await addAccessRule(owner, {
    name: 'Old friends',
    customerId: from,
    approve: true,
    waiveNda: false,
    documentIds: [],
  } as never);
  await mergeCustomers(owner, { customerId: from, intoId: into });
  const kept = await getCustomer(owner, { customerId: into });
  expect(kept.domains.map((domain) => domain.domain)).toEqual(['acme.example', 'old.example']);
  expect(kept.visitors).toHaveLength(1);
  expect(kept.accessRules).toHaveLength(1);
  const emptied = await getCustomer(owner, { customerId: from });
  expect(emptied).toMatchObject({ notes: 'Met in 2019', mergedInto: { id: into }, visitors: [] });
  expect((await listCustomers(owner, {})).rows.map((row) => row.name)).toEqual(['Acme']);
  await expect(changeCustomer(owner, { customerId: from, name: 'x' })).rejects.toThrow(Conflict);
  await expect(mergeCustomers(owner, { customerId: into, intoId: from })).rejects.toThrow(Conflict);
  expect((await auditTrail(world)).at(-1)).toMatchObject({
    action: 'customer:merge',
    subject: `customer:${from}`,
  });
});

test('two merges across each other leave one customer, not a circle', async () => {
  const world = await createWorld();
  const { owner, admin } = world.actors;
  const [a, b] = [await addCustomer(owner, { name: 'A' }), await addCustomer(owner, { name: 'B' })];
  const outcomes = await Promise.allSettled([
    mergeCustomers(owner, { customerId: a, intoId: b }),
    mergeCustomers(admin, { customerId: b, intoId: a }),
  ]);
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  expect((await listCustomers(owner, {})).rows).toHaveLength(1);
  await expect(mergeCustomers(owner, { customerId: a, intoId: a })).rejects.toThrow(/itself/);
  await expect(mergeCustomers(owner, { customerId: a, intoId: newId() })).rejects.toThrow(NotFound);
});
