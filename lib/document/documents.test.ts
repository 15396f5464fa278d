import { beforeAll, describe, expect, test } from 'vitest';
import { makeCopy } from '#lib/copy/commands.ts';
import { answerCopy } from '#lib/copy/deliver.ts';
import { announceRevision } from '#lib/document-revision/announce.ts';
import { prepareAgain, publishRevision, withdrawRevision } from '#lib/document-revision/commands.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { mails } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import {
  addPublishedDocument,
  addReadyRevision,
  createDeliveryWorld,
  openTo,
  samplePdf,
} from '#lib/testing/document.ts';
import { addPortal } from '#lib/testing/portal.ts';
import { addVisitor, arrange, auditTrail, type World } from '#lib/testing/world.ts';
import { addDocument, archiveDocument, changeDocument, restoreDocument } from './commands.ts';
import { answerPublicFile } from './public-file.ts';
import { getDocument, listDocuments } from './queries.ts';
import { listRecipients } from './recipients.ts';

useTestDatabase();
let world: World;
beforeAll(async () => {
  world = await createDeliveryWorld();
  await addPortal(world);
});

const facts = { title: 'SOC 2 report', description: '', tier: 'restricted' } as const;
const none = { range: null, ifRange: null, ifNoneMatch: null };

describe('the wrong role', () => {
  test.each(['approver', 'people', 'auditor', 'employee', 'visitor', 'anonymous', 'system'] as const)(
    '%s cannot add, change, archive, publish or withdraw',
    async (kind) => {
      const actor = world.actors[kind];
      const { id: documentId } = await addDocument(world.actors.owner, facts);
      const revision = { documentId, revisionId: documentId };
      await expect(addDocument(actor, facts)).rejects.toThrow(Forbidden);
      await expect(changeDocument(actor, { ...facts, documentId, position: 0 })).rejects.toThrow(Forbidden);
      await expect(archiveDocument(actor, { documentId })).rejects.toThrow(Forbidden);
      await expect(restoreDocument(actor, { documentId })).rejects.toThrow(Forbidden);
      await expect(publishRevision(actor, revision)).rejects.toThrow(Forbidden);
      await expect(prepareAgain(actor, revision)).rejects.toThrow(Forbidden);
      await expect(withdrawRevision(actor, { ...revision, reason: 'no' })).rejects.toThrow(Forbidden);
    },
  );
});

test('T01 another organization finds, changes and lists nothing', async () => {
  const elsewhere = await createDeliveryWorld();
  const { documentId, revisionId } = await addPublishedDocument(world);
  const { owner } = elsewhere.actors;
  await expect(getDocument(owner, { documentId })).rejects.toThrow(NotFound);
  await expect(archiveDocument(owner, { documentId })).rejects.toThrow(NotFound);
  await expect(withdrawRevision(owner, { documentId, revisionId, reason: 'no' })).rejects.toThrow(NotFound);
  await expect(listDocuments(owner, {})).resolves.toMatchObject({ rows: [], count: 0 });
  expect((await listRecipients(owner, { documentId })).rows).toEqual([]);
});

test('a document is added, changed, archived and restored, each on record', async () => {
  const { security } = world.actors;
  const { id: documentId } = await addDocument(security, facts);
  await changeDocument(security, { ...facts, documentId, title: 'SOC 2 Type II', position: 7 });
  await archiveDocument(security, { documentId });
  await expect(changeDocument(security, { ...facts, documentId, position: 1 })).rejects.toThrow(Conflict);
  await expect(archiveDocument(security, { documentId })).rejects.toThrow(Conflict);
  await restoreDocument(security, { documentId });
  await expect(getDocument(security, { documentId })).resolves.toMatchObject({
    title: 'SOC 2 Type II',
    position: 7,
    state: 'unpublished',
  });
  const trail = (await auditTrail(world)).filter((event) => event.subject === `document:${documentId}`);
  expect(trail.map((event) => event.action)).toEqual([
    'document:add',
    'document:change',
    'document:archive',
    'document:archive',
  ]);
});

test('a document cannot be made view-only yet, and the answer says so', async () => {
  await expect(addDocument(world.actors.owner, { ...facts, viewOnly: true })).rejects.toThrow(Invalid);
  await expect(addDocument(world.actors.owner, { ...facts, viewOnly: true })).rejects.toThrow('view only');
});

test('two people who publish at once: one gets a conflict', async () => {
  const { id: documentId } = await addDocument(world.actors.security, facts);
  const revisionId = await addReadyRevision(world, documentId, await samplePdf(1));
  const results = await Promise.allSettled([
    publishRevision(world.actors.security, { documentId, revisionId }),
    publishRevision(world.actors.admin, { documentId, revisionId }),
  ]);
  expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const [row] = (
    await listDocuments(world.actors.approver, { search: 'SOC 2', sort: 'createdAt', descending: true })
  ).rows;
  expect(row).toMatchObject({
    id: documentId,
    state: 'obtainable',
    currentNumber: 1,
    pages: 1,
    newest: 'current',
  });
});

test('holders are told of a new revision once, however often the job runs; blocked and revoked ones are not', async () => {
  const own = await createDeliveryWorld();
  await addPortal(own);
  const { documentId } = await addPublishedDocument(own);
  const holder = await addVisitor(own, { email: 'holder@buyer.example' });
  const revoked = await addVisitor(own, { email: 'revoked@buyer.example' });
  await openTo(own, holder, documentId);
  const { grantId } = await openTo(own, revoked, documentId);
  const { organizationId } = own;
  await arrange(own, (tenant) =>
    tenant.revocation.create({
      data: {
        organizationId,
        id: grantId,
        grantId,
        reason: 'left',
        revokedAt: new Date(),
        revokedBy: 'operator:test',
      },
    }),
  );
  const revisionId = await addReadyRevision(own, documentId, await samplePdf(2));
  await publishRevision(own.actors.security, { documentId, revisionId });
  const data = { organizationId, documentId, revisionId };
  await announceRevision(data);
  await announceRevision(data);
  const told = (await mails(own)).filter((mail) => mail.template === 'document-revision');
  expect(told.map((mail) => mail.recipient)).toEqual(['holder@buyer.example']);
});

test('who received a withdrawn revision is a list, and the document is no longer obtainable', async () => {
  const { documentId, revisionId } = await addPublishedDocument(world);
  const visitor = await addVisitor(world, { name: 'عمر الخطيب', company: 'شركة' });
  await openTo(world, visitor, documentId);
  const { copyId } = await makeCopy(visitor, { documentId });
  await (await answerCopy(visitor, { copyId, conditions: none, head: false })).arrayBuffer();
  await withdrawRevision(world.actors.security, { documentId, revisionId, reason: 'a wrong table' });
  expect(await listRecipients(world.actors.approver, { documentId })).toMatchObject({
    rows: [{ visitorId: visitor.visitorId, revisionId, withdrawn: true, deliveries: 1 }],
    count: 1,
    next: null,
  });
  const document = await getDocument(world.actors.approver, { documentId });
  expect(document).toMatchObject({ state: 'unpublished' });
  expect(document.revisions[0]).toMatchObject({
    state: 'withdrawn',
    withdrawnReason: 'a wrong table',
    recipients: 1,
  });
  const again = { documentId, revisionId, reason: 'twice' };
  await expect(withdrawRevision(world.actors.security, again)).rejects.toThrow(Conflict);
});

describe('a public document', () => {
  test('is read by anybody, in ranges, and its downloads are one event an hour', async () => {
    const { documentId } = await addPublishedDocument(world, { tier: 'public', title: 'Whitepaper' });
    const input = { documentId, conditions: none, head: false };
    const whole = Buffer.from(await (await answerPublicFile(world.actors.anonymous, input)).arrayBuffer());
    expect(whole.subarray(0, 5).toString()).toBe('%PDF-');
    const conditions = { ...none, range: 'bytes=5-9' };
    const part = await answerPublicFile(world.actors.visitor, { ...input, conditions });
    expect(part.status).toBe(206);
    expect(Buffer.from(await part.arrayBuffer()).equals(whole.subarray(5, 10))).toBe(true);
    const events = (await auditTrail(world)).filter(
      ({ action, subject }) => action === 'document:download-public' && subject === `document:${documentId}`,
    );
    expect(events).toHaveLength(1);
  });

  test('T11 a document of any other tier, unpublished or archived is not found there', async () => {
    const { anonymous, security } = world.actors;
    const ask = (documentId: string) =>
      answerPublicFile(anonymous, { documentId, conditions: none, head: false });
    for (const tier of ['confidential', 'restricted', 'hidden'] as const) {
      await expect(ask((await addPublishedDocument(world, { tier, pages: 1 })).documentId)).rejects.toThrow(
        NotFound,
      );
    }
    const archived = await addPublishedDocument(world, { tier: 'public', pages: 1 });
    await archiveDocument(security, { documentId: archived.documentId });
    await expect(ask(archived.documentId)).rejects.toThrow(NotFound);
    const { id } = await addDocument(security, { ...facts, tier: 'public' });
    await expect(ask(id)).rejects.toThrow(NotFound);
  });
});
