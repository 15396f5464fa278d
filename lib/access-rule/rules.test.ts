import { expect, test } from 'vitest';
import { decideRequest } from '#lib/access-request/decision-commands.ts';
import { type Actor, roles } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { revokeGrant } from '#lib/grant/commands.ts';
import { newId } from '#lib/id.ts';
import { type AccessWorld, createAccessWorld, mails, sendRequest } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addVisitor, arrange, auditTrail } from '#lib/testing/world.ts';
import { addAccessRule, disableAccessRule } from './commands.ts';

useTestDatabase();

const ruleFor = (domain: string, more: object = {}) => ({
  name: 'Acme',
  domain,
  customerId: '',
  approve: true,
  waiveNda: false,
  waiveReason: '',
  grantDays: 30,
  documentIds: [],
  ...more,
});
const outcomes = (world: AccessWorld, requestId: string) =>
  arrange(world, async (tenant) => {
    const items = await tenant.accessRequestItem.findMany({ where: { requestId }, orderBy: { id: 'asc' } });
    return items.map((item) => item.decidedBy);
  });

test('only administrators make and end rules', async () => {
  const world = await createAccessWorld();
  const { id: ruleId } = await addAccessRule(world.actors.admin, ruleFor('acme.com'));
  const actors: Actor[] = [
    ...roles.map((role) => world.actors[role]),
    world.actors.visitor,
    world.actors.system,
  ];
  const refused = actors.filter((actor) => !may(actor, 'access-rule:add'));
  expect(refused).toHaveLength(7);
  for (const actor of refused) {
    await expect(addAccessRule(actor, ruleFor('acme.com'))).rejects.toThrow(Forbidden);
    await expect(disableAccessRule(actor, { ruleId })).rejects.toThrow(Forbidden);
  }
});

test('a rule of another organization does not exist; a foreign customer or document cannot be named (T01, T02)', async () => {
  const [world, other] = [await createAccessWorld(), await createAccessWorld()];
  const { id: ruleId } = await addAccessRule(world.actors.owner, ruleFor('acme.com'));
  await expect(disableAccessRule(other.actors.owner, { ruleId })).rejects.toThrow(NotFound);
  const foreign = ruleFor('acme.com', { documentIds: [other.documents.restricted] });
  await expect(addAccessRule(world.actors.owner, foreign)).rejects.toThrow(Invalid);
  const customer = ruleFor('', { customerId: newId() });
  await expect(addAccessRule(world.actors.owner, customer)).rejects.toThrow('no such customer');
});

test.each([
  ['gmail.com', {}, 'only one company'],
  ['', {}, 'either a domain or a customer'],
  ['acme.com', { customerId: newId() }, 'either a domain or a customer'],
  ['acme.com', { approve: false }, 'what the rule does'],
  ['acme.com', { waiveNda: true }, 'why no NDA'],
  ['not a domain', {}, 'enter a domain'],
])('a rule for "%s" with %j is refused: %s', async (domain, more, sentence) => {
  const world = await createAccessWorld();
  await expect(addAccessRule(world.actors.owner, ruleFor(domain, more))).rejects.toThrow(sentence);
});

test('a rule lets its domain in by itself, as visible as by hand, and without a mail to approvers', async () => {
  const world = await createAccessWorld();
  const { id: ruleId } = await addAccessRule(world.actors.owner, ruleFor('acme.com'));
  const ann = await addVisitor(world, { email: 'ann@acme.com' });
  const requestId = await sendRequest(world, [world.documents.restricted, world.documents.second], ann);
  expect(await outcomes(world, requestId)).toEqual([`rule:${ruleId}`, `rule:${ruleId}`]);
  const grants = await arrange(world, (tenant) => tenant.grant.findMany());
  expect(grants).toHaveLength(2);
  for (const grant of grants)
    expect(grant).toMatchObject({ source: 'rule', ruleId, requestId, days: 30, grantedBy: `rule:${ruleId}` });
  expect((await mails(world)).map((mail) => mail.template)).toEqual(['request-decided']);
  const issued = (await auditTrail(world)).filter((event) => event.action === 'grant:issue');
  expect(issued).toHaveLength(2);
});

test.each(['ann@mail.acme.com', 'ann@acme.com.evil.com', 'ann@evil-acme.com', 'ann@gmail.com'])(
  '%s is not let in by a rule for acme.com (P27)',
  async (email) => {
    const world = await createAccessWorld();
    await addAccessRule(world.actors.owner, ruleFor('acme.com'));
    const requestId = await sendRequest(
      world,
      [world.documents.restricted],
      await addVisitor(world, { email }),
    );
    expect(await outcomes(world, requestId)).toEqual([null]);
  },
);

test('a rule for a customer speaks of its people; chosen documents and no others; a disabled rule of nobody', async () => {
  const world = await createAccessWorld();
  const { organizationId } = world;
  const { restricted, second } = world.documents;
  const customerId = newId();
  await arrange(world, (tenant) =>
    tenant.customer.create({
      data: { organizationId, id: customerId, name: 'Acme', createdAt: new Date(), createdBy: 'test' },
    }),
  );
  const rule = ruleFor('', { customerId, documentIds: [restricted], grantDays: '' });
  const { id: ruleId } = await addAccessRule(world.actors.owner, rule);
  const people = await Promise.all([addVisitor(world), addVisitor(world)]);
  const [ann, bob] = people;
  if (!ann || !bob) throw new Error('nobody came');
  await arrange(world, (tenant) =>
    tenant.visitor.updateMany({
      where: { id: { in: people.map((one) => one.visitorId) } },
      data: { customerId },
    }),
  );
  const requestId = await sendRequest(world, [restricted, second], ann);
  expect(new Set(await outcomes(world, requestId))).toEqual(new Set([`rule:${ruleId}`, null]));
  await decideRequest(world.actors.approver, {
    requestId,
    decisions: [{ documentId: second, outcome: 'denied', reason: 'No.' }],
  });

  await disableAccessRule(world.actors.admin, { ruleId });
  await expect(disableAccessRule(world.actors.admin, { ruleId })).rejects.toThrow(Conflict);
  expect(await outcomes(world, await sendRequest(world, [restricted], bob))).toEqual([null]);
});

test('a rule waives the NDA once, with its reason and its name', async () => {
  const world = await createAccessWorld();
  const rule = ruleFor('acme.com', { waiveNda: true, waiveReason: 'Covered by the master agreement' });
  const { id: ruleId } = await addAccessRule(world.actors.owner, rule);
  const ann = await addVisitor(world, { email: 'ann@acme.com' });
  await sendRequest(world, [world.documents.restricted], ann);
  await sendRequest(world, [world.documents.second], ann);
  expect(await arrange(world, (tenant) => tenant.ndaWaiver.findMany())).toMatchObject([
    { visitorId: ann.visitorId, reason: 'Covered by the master agreement', waivedBy: `rule:${ruleId}` },
  ]);
});

test('what a person took back, no rule gives again', async () => {
  const world = await createAccessWorld();
  await addAccessRule(world.actors.owner, ruleFor('acme.com'));
  const ann = await addVisitor(world, { email: 'ann@acme.com' });
  await sendRequest(world, [world.documents.restricted], ann);
  const grant = await arrange(world, (tenant) => tenant.grant.findFirstOrThrow());
  await revokeGrant(world.actors.approver, { grantId: grant.id, reason: 'Left the company' });
  expect(await outcomes(world, await sendRequest(world, [world.documents.restricted], ann))).toEqual([null]);
});
