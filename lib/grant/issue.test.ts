import { expect, test } from 'vitest';
import { dayOf } from '#lib/day.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { dayAfter } from '#lib/evidence-requirement/standing.ts';
import { createAccessWorld, mails, signAgreement } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addVisitor, arrange, auditTrail, type World } from '#lib/testing/world.ts';
import { blockVisitor } from '#lib/visitor/commands.ts';
import { changeGrantEnd, revokeGrant } from './commands.ts';
import { issueGrants, previewIssue } from './issue-commands.ts';
import { lastMomentOf } from './term.ts';

useTestDatabase();

const plain = { reason: 'Asked for at the renewal call', notify: true, replaces: [] };
const newcomer = { email: 'noor@newcomer.example', name: 'Noor Newcomer', company: 'Newcomer AG', title: '' };
const inDays = (days: number) => dayAfter(dayOf(new Date()), days);
const grantsOf = (world: World) =>
  arrange(world, (tenant) => tenant.grant.findMany({ orderBy: { id: 'asc' } }));

test('whoever may not decide neither looks nor gives nor changes an end', async () => {
  const world = await createAccessWorld();
  const { people, auditor, employee, visitor, anonymous, approver } = world.actors;
  const offer = { visitorIds: [visitor.visitorId], documentIds: [world.documents.restricted] };
  const { grants } = await issueGrants(approver, { ...offer, ...plain });
  const end = { grantId: grants[0]?.id ?? '', endsOn: inDays(9), reason: 'Sooner', notify: false };
  for (const actor of [people, auditor, employee, visitor, anonymous]) {
    await expect(previewIssue(actor, offer)).rejects.toThrow(Forbidden);
    await expect(issueGrants(actor, { ...offer, ...plain })).rejects.toThrow(Forbidden);
    await expect(changeGrantEnd(actor, end)).rejects.toThrow(Forbidden);
  }
});

test('visitors, documents and grants of another organization do not exist (T01, T02)', async () => {
  const [ours, theirs] = [await createAccessWorld(), await createAccessWorld()];
  const visitorIds = [ours.actors.visitor.visitorId];
  const documentIds = [ours.documents.restricted];
  const { approver } = theirs.actors;
  const own = { visitorIds: [theirs.actors.visitor.visitorId], documentIds: [theirs.documents.restricted] };
  for (const offer of [
    { ...own, visitorIds },
    { ...own, documentIds },
  ]) {
    await expect(previewIssue(approver, offer)).rejects.toThrow(NotFound);
    await expect(issueGrants(approver, { ...offer, ...plain })).rejects.toThrow(NotFound);
  }
  const { grants } = await issueGrants(ours.actors.approver, { visitorIds, documentIds, ...plain });
  const end = { grantId: grants[0]?.id ?? '', endsOn: inDays(9), reason: 'x', notify: false };
  await expect(changeGrantEnd(approver, end)).rejects.toThrow(NotFound);
  expect(await grantsOf(theirs)).toEqual([]);
});

test('two visitors get two documents until a day, each with one mail, and the reason stands beside the log', async () => {
  const world = await createAccessWorld();
  const second = await addVisitor(world);
  const { restricted, hidden } = world.documents;
  const { grants } = await issueGrants(world.actors.approver, {
    ...plain,
    visitorIds: [world.actors.visitor.visitorId, second.visitorId],
    documentIds: [restricted, hidden],
    until: 'date',
    endsOn: inDays(20),
  });
  expect(grants).toHaveLength(4);
  const end = lastMomentOf(inDays(20));
  for (const grant of await grantsOf(world))
    expect(grant).toMatchObject({ source: 'hand', countsFrom: 'approval', expiresAt: end });
  const sent = await mails(world);
  expect(sent.map(({ template }) => template)).toEqual(['grant-issued', 'grant-issued']);
  expect(sent.map(({ recipient }) => recipient).toSorted()).toEqual(
    [world.actors.visitor.email, second.email].toSorted(),
  );
  const trail = await auditTrail(world);
  expect(trail.map(({ action }) => action)).toEqual(Array.from({ length: 4 }, () => 'grant:issue'));
  const details = await arrange(world, (tenant) => tenant.auditEventDetail.findMany());
  expect(details.map(({ detail }) => detail)).toEqual(
    Array.from({ length: 4 }, () => '{"reason":"Asked for at the renewal call"}'),
  );
});

test('a grant that counts from its first use has no end yet, and without notice nobody is mailed', async () => {
  const world = await createAccessWorld();
  const offer = { visitorIds: [world.actors.visitor.visitorId], documentIds: [world.documents.restricted] };
  await issueGrants(world.actors.approver, {
    ...offer,
    ...plain,
    until: 'first-use',
    days: '12',
    notify: false,
  });
  expect(await grantsOf(world)).toMatchObject([{ days: 12, countsFrom: 'first-use', expiresAt: null }]);
  expect(await mails(world)).toEqual([]);
});

test('a new person is made, invited and given the documents; the same address again is the same visitor', async () => {
  const world = await createAccessWorld();
  const offer = { visitorIds: [], person: newcomer, documentIds: [world.documents.restricted] };
  expect(await previewIssue(world.actors.approver, offer)).toMatchObject([
    { visitorId: null, name: 'Noor Newcomer', nda: 'needed', whyNot: null },
  ]);
  await issueGrants(world.actors.approver, { ...offer, ...plain, notify: false });
  expect(await mails(world)).toMatchObject([{ template: 'visitor-invited', recipient: newcomer.email }]);
  expect((await grantsOf(world)).map(({ source }) => source)).toEqual(['invitation']);
  const actions = (await auditTrail(world)).map(({ action }) => action);
  expect(actions).toEqual(['grant:issue', 'visitor:invite']);
  const more = { ...offer, documentIds: [world.documents.second] };
  await issueGrants(world.actors.approver, { ...more, ...plain });
  expect(new Set((await grantsOf(world)).map(({ visitorId }) => visitorId)).size).toBe(1);
  expect((await mails(world)).map(({ template }) => template)).toEqual(['visitor-invited', 'grant-issued']);
});

test('what is open already is replaced only by somebody who knows it, and so is what was taken back', async () => {
  const world = await createAccessWorld();
  const { approver, visitor } = world.actors;
  const offer = { visitorIds: [visitor.visitorId], documentIds: [world.documents.restricted] };
  const { grants } = await issueGrants(approver, { ...offer, ...plain });
  const [first] = grants.map(({ id }) => id);
  await expect(issueGrants(approver, { ...offer, ...plain })).rejects.toThrow(Conflict);
  await revokeGrant(approver, { grantId: first ?? '', reason: 'Deal is off' });
  await expect(issueGrants(approver, { ...offer, ...plain })).rejects.toThrow('would replace');
  const [holder] = await previewIssue(approver, offer);
  expect(holder?.grants).toMatchObject([
    { held: { grantId: first, state: 'revoked', revokedReason: 'Deal is off' } },
  ]);
  await issueGrants(approver, { ...offer, ...plain, replaces: [first ?? ''] });
  expect((await grantsOf(world)).map(({ supersededAt }) => supersededAt === null)).toEqual([false, true]);
});

test('the NDA can be waived with the grants, by its own rules, for as long as they last', async () => {
  const world = await createAccessWorld();
  const { approver, visitor } = world.actors;
  const offer = { visitorIds: [visitor.visitorId], documentIds: [world.documents.restricted] };
  await expect(issueGrants(approver, { ...offer, ...plain, nda: 'elsewhere' })).rejects.toThrow(Invalid);
  const term = { until: 'days', days: '30', nda: 'not-needed' } as const;
  await issueGrants(approver, { ...offer, ...plain, ...term });
  const waivers = await arrange(world, (tenant) => tenant.ndaWaiver.findMany());
  const [grant] = await grantsOf(world);
  expect(waivers).toMatchObject([
    { kind: 'not-needed', reason: plain.reason, expiresAt: grant?.expiresAt ?? null, endedAt: null },
  ]);
  expect((await auditTrail(world)).map(({ action }) => action)).toEqual(['nda:waive', 'grant:issue']);
});

test('where the NDA is signed no waiver is written', async () => {
  const world = await createAccessWorld();
  await signAgreement(world);
  const offer = { visitorIds: [world.actors.visitor.visitorId], documentIds: [world.documents.restricted] };
  await issueGrants(world.actors.approver, { ...offer, ...plain, nda: 'skipped' });
  expect(await arrange(world, (tenant) => tenant.ndaWaiver.count())).toBe(0);
});

test('nobody gives to themselves, to a blocked person, or what is public (W02)', async () => {
  const world = await createAccessWorld();
  const { approver, visitor } = world.actors;
  const own = { visitorIds: [], person: { ...newcomer, email: approver.email }, documentIds: [] };
  const documentIds = [world.documents.restricted];
  await expect(issueGrants(approver, { ...own, documentIds, ...plain })).rejects.toThrow('yourself');
  const offer = { visitorIds: [visitor.visitorId], documentIds: [world.documents.public] };
  await expect(issueGrants(approver, { ...offer, ...plain })).rejects.toThrow('is public');
  await blockVisitor(approver, { visitorId: visitor.visitorId, reason: 'x' });
  await expect(issueGrants(approver, { ...offer, documentIds, ...plain })).rejects.toThrow('blocked');
  expect(await grantsOf(world)).toEqual([]);
  expect(await arrange(world, (tenant) => tenant.visitor.count())).toBe(1);
});

test('an end is moved with its reason, to a day that is not over, and starts a grant that waited for its first use', async () => {
  const world = await createAccessWorld();
  const { approver, visitor } = world.actors;
  const offer = { visitorIds: [visitor.visitorId], documentIds: [world.documents.restricted] };
  const { grants } = await issueGrants(approver, { ...offer, ...plain, until: 'first-use' });
  const change = { grantId: grants[0]?.id ?? '', reason: 'Contract signed', notify: true };
  for (const endsOn of [inDays(-1), inDays(3660), 'soon'])
    await expect(changeGrantEnd(approver, { ...change, endsOn })).rejects.toThrow(Invalid);
  await changeGrantEnd(approver, { ...change, endsOn: inDays(5) });
  await expect(changeGrantEnd(approver, { ...change, endsOn: inDays(5) })).rejects.toThrow(Conflict);
  const expiresAt = lastMomentOf(inDays(5));
  expect(await grantsOf(world)).toMatchObject([{ expiresAt, days: 6, countsFrom: 'approval' }]);
  expect((await mails(world)).map(({ template }) => template)).toEqual(['grant-issued', 'grant-end-changed']);
  expect((await auditTrail(world)).at(-1)).toMatchObject({ action: 'grant:change-end' });
  const last = await arrange(world, (tenant) =>
    tenant.auditEventDetail.findFirst({ orderBy: { event: { sequence: 'desc' } } }),
  );
  expect(last?.detail).toBe('{"reason":"Contract signed"}');
});
