import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';
import { answerRequest, submitRequest } from '#lib/access-request/commands.ts';
import { askForInformation } from '#lib/access-request/decision-commands.ts';
import { roles, type VisitorActor } from '#lib/auth/actor.ts';
import { may } from '#lib/auth/permissions.ts';
import { makeCopy } from '#lib/copy/commands.ts';
import { traceCopy } from '#lib/copy/queries.ts';
import { env } from '#lib/env.ts';
import { Conflict, Forbidden, NotFound } from '#lib/errors.ts';
import { documentAccess } from '#lib/grant/access.ts';
import { revokeGrant } from '#lib/grant/commands.ts';
import { openText } from '#lib/mail/sealing.ts';
import { ndaJobs } from '#lib/nda/jobs.ts';
import { signNda } from '#lib/nda-signature/commands.ts';
import { waiveWithProof } from '#lib/nda-waiver/commands.ts';
import { filledForm } from '#lib/testing/access.ts';
import { filesIn, pieces } from '#lib/testing/bytes.ts';
import { bytesOf, getCopy } from '#lib/testing/copies.ts';
import { testDatabase, useTestDatabase } from '#lib/testing/database.ts';
import { addPublishedDocument, createDeliveryWorld } from '#lib/testing/document.ts';
import { issueGrant } from '#lib/testing/grant.ts';
import { publishAgreement, signedForm } from '#lib/testing/nda.ts';
import { addPortal } from '#lib/testing/portal.ts';
import { tenantTables } from '#lib/testing/rows.ts';
import { addVisitor, arrange, createWorld, type World } from '#lib/testing/world.ts';
import { blockVisitor, unblockVisitor } from '#lib/visitor/commands.ts';
import { mergeVisitor } from '#lib/visitor/merge-commands.ts';
import { eraseVisitor } from './commands.ts';
import { eraseDue } from './housekeeping.ts';
import { previewErasure, previewVisitorErasure } from './queries.ts';

useTestDatabase();
afterEach(() => {
  vi.useRealTimers();
});

let admin: pg.Client;
beforeAll(async () => {
  admin = new pg.Client({ connectionString: (await testDatabase()).adminUrl });
  await admin.connect();
});
afterAll(() => admin.end());

const mark = 'quartermain';
const person = { name: 'Zebulon Quartermain', email: 'zebulon.quartermain@buyer-q.example' };
const yes = { confirmed: 'yes' } as const;
const inYears = (years: number) =>
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + years * 366 * 86_400_000 });

/** Tables of the organization in which some column, of whatever type, names the person; and mails that do, when opened. */
async function placesOf(world: World): Promise<string[]> {
  const found = [];
  for (const { name } of await tenantTables(admin)) {
    const { rows } = await admin.query(
      `SELECT 1 FROM "${name}" t WHERE "organizationId" = $1 AND t::text ILIKE '%${mark}%' LIMIT 1`,
      [world.organizationId],
    );
    if (rows.length > 0) found.push(name);
  }
  const mails = await arrange(world, (tenant) =>
    tenant.mail.findMany({ select: { id: true, text: true, html: true } }),
  );
  const says = ({ id, text, html }: (typeof mails)[number]) =>
    [text, html].some((one) => openText(world.organizationId, id, one).toLowerCase().includes(mark));
  if (mails.some(says)) found.push('Mail, opened');
  return found;
}

/** Everything that the product writes about one person, under two addresses. */
async function lived(): Promise<{
  world: World;
  visitor: VisitorActor;
  documentId: string;
  copyId: string;
  code: string;
}> {
  const world = await createDeliveryWorld();
  await addPortal(world);
  const { approver } = world.actors;
  const { documentId } = await addPublishedDocument(world, { title: 'SOC 2 Type II report' });
  const visitor = await addVisitor(world, person);
  const former = await addVisitor(world, { name: person.name, email: 'z.quartermain@old-q.example' });
  const agreement = await publishAgreement(world);
  const form = { ...signedForm(agreement), typedName: person.name, postalAddress: 'Quartermain House' };
  const { signatureId } = await signNda(visitor, form);
  await ndaJobs['nda-file']({ organizationId: world.organizationId, signatureId });
  const { requestId } = await submitRequest(
    visitor,
    filledForm([documentId], { ...person, email: undefined, reason: 'For Quartermain' }),
  );
  if (!requestId) throw new Error('the request was not taken');
  await askForInformation(approver, { requestId, body: 'Dear Mr Quartermain, why?' });
  await answerRequest(visitor, { requestId, body: 'Because. Zebulon Quartermain' });
  const { visitorId } = visitor;
  const waiver = { visitorId, kind: 'elsewhere', reason: 'Quartermain signed on paper' } as const;
  await waiveWithProof(approver, waiver, {
    fileName: 'quartermain.pdf',
    source: pieces('%PDF-1.7\n%%EOF\n'),
  });
  await issueGrant(approver, { visitorId, documentId });
  const { copyId, code } = await makeCopy(visitor, { documentId });
  await bytesOf(await getCopy(visitor, copyId));
  const { id: grantId } = await issueGrant(approver, { visitorId: former.visitorId, documentId });
  await revokeGrant(approver, { grantId, reason: 'Quartermain moved' });
  await blockVisitor(approver, { visitorId, reason: 'Is it Quartermain?' });
  await unblockVisitor(approver, { visitorId });
  await mergeVisitor(approver, { visitorId: former.visitorId, intoId: visitorId, regrant: false });
  await arrange(world, (tenant) =>
    tenant.visitor.updateMany({ where: { id: visitorId }, data: { title: 'Quartermain in chief' } }),
  );
  return { world, visitor, documentId, copyId, code };
}

test('only owner, admin and operator erase, and nobody without saying that it is meant', async () => {
  const world = await createWorld();
  const { visitorId } = world.actors.visitor;
  const others = [...roles.map((role) => world.actors[role]), world.actors.visitor, world.actors.anonymous];
  for (const actor of others.filter((one) => !may(one, 'visitor:erase'))) {
    await expect(eraseVisitor(actor, { visitorId, ...yes })).rejects.toThrow(Forbidden);
    await expect(previewVisitorErasure(actor, { visitorId })).rejects.toThrow(Forbidden);
  }
  await expect(previewErasure(world.actors.employee, {})).rejects.toThrow(Forbidden);
  expect(others.filter((one) => may(one, 'visitor:erase'))).toHaveLength(2);
  await expect(
    eraseVisitor(world.actors.owner, { visitorId, confirmed: JSON.parse('"no"') }),
  ).rejects.toThrow('cannot be undone');
});

test('a visitor of another organization cannot be erased, nor oneself, nor anybody twice (T01, W02)', async () => {
  const [ours, theirs] = [await createWorld(), await createWorld()];
  const { visitorId } = ours.actors.visitor;
  await expect(eraseVisitor(theirs.actors.owner, { visitorId, ...yes })).rejects.toThrow(NotFound);
  const self = await addVisitor(ours, { email: ours.actors.owner.email });
  await expect(eraseVisitor(ours.actors.owner, { visitorId: self.visitorId, ...yes })).rejects.toThrow(
    'your own',
  );
  await eraseVisitor(ours.actors.owner, { visitorId, ...yes });
  await expect(eraseVisitor(ours.actors.owner, { visitorId, ...yes })).rejects.toThrow(Conflict);
});

test('an erased person is named nowhere but in what they signed, and nowhere at all once that is due (W10)', async () => {
  const { world, visitor, documentId, copyId, code } = await lived();
  const { owner, security } = world.actors;
  const { visitorId } = visitor;
  const before = await placesOf(world);
  for (const place of [
    'Visitor',
    'AccessRequest',
    'AccessRequestMessage',
    'AuditEventDetail',
    'Mail',
    'SearchEntry',
  ])
    expect(before, place).toContain(place);
  expect(before).toContain('Mail, opened');
  const events = () =>
    arrange(world, (tenant) =>
      tenant.auditEvent.findMany({
        orderBy: { sequence: 'asc' },
        select: { id: true, body: true, bodySha256: true },
      }),
    );
  const told = await events();

  await eraseVisitor(owner, { visitorId, ...yes });
  expect(await placesOf(world)).toEqual(['File', 'NdaSignature']);
  const access = await arrange(world, (tenant) => documentAccess(tenant, visitorId, documentId, new Date()));
  expect(access).toEqual({ state: 'blocked' });
  await expect(getCopy(visitor, copyId)).rejects.toThrow(Forbidden);
  // What was on the page of a leaked copy still leads to it, and the log is as it was.
  expect(await traceCopy(security, { code })).toMatchObject({
    kind: 'copy',
    visitor: { id: visitorId, name: 'Erased', company: '' },
    document: { id: documentId },
    deliveries: [{ address: '' }],
  });
  expect((await events()).slice(0, told.length)).toEqual(told);
  const erased = (await events()).findLast(({ body }) => body.includes('"action":"visitor:erase"'));
  expect(erased?.body).toContain('"signaturesKept":1');
  // The same address may come again, as somebody new.
  await addVisitor(world, { ...person, name: 'Somebody else', email: person.email });
  await arrange(world, (tenant) =>
    tenant.visitor.updateMany({ where: { email: person.email }, data: { email: 'new@buyer-q.example' } }),
  );

  const stored = filesIn(env().STORAGE).length;
  inYears(5);
  expect((await previewErasure(security, {})).signatures).toBe(0);
  inYears(9);
  expect(await previewErasure(security, {})).toMatchObject({ signatures: 1, waivers: 1 });
  for (let runs = 0; (await eraseDue(world.organizationId)) > 0; runs += 1) expect(runs).toBeLessThan(10);
  expect(await placesOf(world)).toEqual([]);
  expect(filesIn(env().STORAGE).length).toBe(stored - 2);
  const proof = await arrange(world, (tenant) => tenant.ndaSignature.findFirstOrThrow());
  expect(proof).toMatchObject({
    typedName: 'Erased',
    fileId: null,
    renderedSha256: expect.stringMatching(/^[0-9a-f]{64}$/),
  });
});

test('whoever was heard of lately, holds something open or is blocked is kept; the rest is erased when due, and once', async () => {
  const world = await createWorld();
  const { organizationId } = world;
  const [idle, holding, blocked] = [
    await addVisitor(world),
    await addVisitor(world),
    await addVisitor(world),
  ];
  await addPortal(world);
  expect(await eraseDue(organizationId)).toBe(0);
  inYears(3);
  const lately = await addVisitor(world);
  await arrange(world, async (tenant) => {
    const at = new Date();
    await tenant.session.create({
      data: {
        organizationId,
        id: holding.visitorId,
        visitorId: holding.visitorId,
        tokenHash: holding.visitorId,
        address: '',
        userAgent: '',
        createdAt: at,
        lastSeenAt: at,
        expiresAt: at,
      },
    });
    await tenant.visitorBlock.create({
      data: {
        organizationId,
        id: blocked.visitorId,
        visitorId: blocked.visitorId,
        reason: 'x',
        blockedAt: at,
        blockedBy: 'x',
      },
    });
  });
  // The visitor of the world and the idle one.
  expect((await previewErasure(world.actors.owner, {})).visitors).toBe(2);
  expect(await eraseDue(organizationId)).toBe(2);
  expect(await eraseDue(organizationId)).toBe(0);
  const left = await arrange(world, (tenant) =>
    tenant.visitor.findMany({ where: { erasedAt: null }, select: { id: true } }),
  );
  expect(left.map(({ id }) => id).toSorted()).toEqual(
    [holding, blocked, lately].map(({ visitorId }) => visitorId).toSorted(),
  );
  expect(left.map(({ id }) => id)).not.toContain(idle.visitorId);
});

test('a signature, a message and the pieces of a copy can be erased by nobody in any other way', async () => {
  const { world } = await lived();
  const change = (write: string) =>
    admin.query(`${write} WHERE "organizationId" = '${world.organizationId}'`);
  for (const write of [
    `UPDATE "NdaSignature" SET "typedName" = 'Somebody else'`,
    `UPDATE "NdaSignature" SET "erasedAt" = now()`,
    `UPDATE "AccessRequestMessage" SET body = 'Never said'`,
    `UPDATE "Copy" SET "sealedPieces" = 'x'`,
  ])
    await expect(change(write)).rejects.toThrow('can only be erased');
});
