import { expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { createOrganizationKey } from '#lib/file/keyring.ts';
import { openFile } from '#lib/file/stored-file.ts';
import { documentAccess } from '#lib/grant/access.ts';
import { newId } from '#lib/id.ts';
import { ndaStanding } from '#lib/nda/standing.ts';
import { collect, filesIn, pieces } from '#lib/testing/bytes.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { publishAgreement } from '#lib/testing/nda.ts';
import { addListedDocument } from '#lib/testing/portal.ts';
import { addVisitor, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { endWaiver, waiveNda, waiveWithProof } from './commands.ts';
import { getWaiverProof } from './queries.ts';

useTestDatabase();

const waivers = (world: World) => arrange(world, (tenant) => tenant.ndaWaiver.findMany());
const standing = (world: World, now = new Date()) =>
  arrange(world, (tenant) => ndaStanding(tenant, world.actors.visitor.visitorId, now));

function skip(world: World, change: object = {}) {
  const { visitorId } = world.actors.visitor;
  return { visitorId, kind: 'skipped', reason: 'Asked by the CEO', ...change } as const;
}

async function worldWithKey(): Promise<World> {
  const world = await createWorld();
  await arrange(world, (tenant) => createOrganizationKey(tenant, world.organizationId, new Date()));
  return world;
}

test('whoever may not decide can neither waive the agreement nor end a waiver nor see its proof', async () => {
  const world = await createWorld();
  const waiverId = await waiveNda(world.actors.approver, skip(world));
  const { auditor, employee, people, visitor, anonymous } = world.actors;
  for (const actor of [auditor, employee, people, visitor, anonymous]) {
    await expect(waiveNda(actor, skip(world))).rejects.toThrow(Forbidden);
    await expect(endWaiver(actor, { waiverId })).rejects.toThrow(Forbidden);
  }
  for (const actor of [auditor, employee, visitor])
    await expect(getWaiverProof(actor, { waiverId })).rejects.toThrow(Forbidden);
  expect((await waivers(world)).map((waiver) => waiver.endedAt)).toEqual([null]);
});

test('another organization can neither waive for our visitor nor end our waiver', async () => {
  const [ours, theirs] = [await createWorld(), await createWorld()];
  const waiverId = await waiveNda(ours.actors.owner, skip(ours));
  await expect(waiveNda(theirs.actors.owner, skip(ours))).rejects.toThrow(NotFound);
  await expect(endWaiver(theirs.actors.owner, { waiverId })).rejects.toThrow(NotFound);
  await expect(getWaiverProof(theirs.actors.owner, { waiverId })).rejects.toThrow(NotFound);
  expect(await waivers(theirs)).toEqual([]);
});

test('a waiver opens a confidential document, shows its actor and reason, and closes it again when it ends', async () => {
  const world = await createWorld();
  await publishAgreement(world);
  const documentId = await addListedDocument(world, { title: 'Summary', tier: 'confidential' });
  const access = () =>
    arrange(world, (tenant) =>
      documentAccess(tenant, world.actors.visitor.visitorId, documentId, new Date()),
    );
  expect(await access()).toEqual({ state: 'needs-nda' });
  const waiverId = await waiveNda(world.actors.approver, skip(world));
  expect((await access()).state).toBe('open');
  const [waiver] = await waivers(world);
  expect(waiver).toMatchObject({
    kind: 'skipped',
    reason: 'Asked by the CEO',
    waivedBy: `member:${world.actors.approver.memberId}`,
  });
  await endWaiver(world.actors.approver, { waiverId });
  expect(await access()).toEqual({ state: 'needs-nda' });
  await expect(endWaiver(world.actors.approver, { waiverId })).rejects.toThrow(Conflict);
  const done = (await auditTrail(world)).map((event) => event.action);
  expect(done.slice(-2)).toEqual(['nda:waive', 'nda:end-waiver']);
});

test('a waiver with an end counts through that day and not a moment longer', async () => {
  const world = await createWorld();
  await waiveNda(world.actors.owner, skip(world, { endsOn: '2099-12-31' }));
  expect(await standing(world, new Date('2099-12-31T23:59:59.999Z'))).toMatchObject({ state: 'waived' });
  expect(await standing(world, new Date('2100-01-01T00:00:00Z'))).toEqual({ state: 'not-published' });
  await expect(waiveNda(world.actors.owner, skip(world, { endsOn: '2020-01-01' }))).rejects.toThrow(
    /not over/,
  );
});

test('nobody waives the agreement for themselves, not even with a tag in the address', async () => {
  const world = await createWorld();
  const { approver } = world.actors;
  const self = await addVisitor(world, { email: approver.email.replace('@', '+me@') });
  await expect(waiveNda(approver, skip(world, { visitorId: self.visitorId }))).rejects.toThrow(Conflict);
  expect(await waivers(world)).toEqual([]);
});

test('what was signed elsewhere is kept as its proof, encrypted, and comes back byte for byte', async () => {
  const world = await worldWithKey();
  const pdf = Buffer.from('%PDF-1.7\nsigned on paper by Vera\n%%EOF\n');
  const input = skip(world, { kind: 'elsewhere', reason: 'Signed on paper' });
  const proof = { fileName: '../../etc/Signed NDA.pdf', source: pieces(pdf) };
  const waiverId = await waiveWithProof(world.actors.approver, input, proof);
  const file = await getWaiverProof(world.actors.approver, { waiverId });
  expect(file).toMatchObject({ name: 'Signed NDA.pdf', contentType: 'application/pdf' });
  expect(await collect(await openFile(file))).toEqual(pdf);
  expect(await standing(world)).toMatchObject({ state: 'waived', waiverId });
});

test('"signed elsewhere" without proof, or with something that is no PDF, leaves nothing behind', async () => {
  const world = await worldWithKey();
  const input = skip(world, { kind: 'elsewhere' });
  await expect(waiveNda(world.actors.approver, input)).rejects.toThrow(/signed elsewhere/);
  const zip = { fileName: 'nda.pdf', source: pieces(Buffer.from('PK\u0003\u0004not a pdf at all')) };
  await expect(waiveWithProof(world.actors.approver, input, zip)).rejects.toThrow(Invalid);
  const gone = {
    fileName: 'nda.pdf',
    source: pieces('%PDF-1.7\n', 'x'.repeat(5000), new Error('gone away')),
  };
  await expect(waiveWithProof(world.actors.approver, input, gone)).rejects.toThrow('gone away');
  const fine = { fileName: 'nda.pdf', source: pieces('%PDF-1.7\n%%EOF') };
  const unknown = { ...input, visitorId: newId() };
  await expect(waiveWithProof(world.actors.approver, unknown, fine)).rejects.toThrow(NotFound);
  expect(await waivers(world)).toEqual([]);
  const left = await arrange(world, async (tenant) => [
    await tenant.file.count(),
    await tenant.upload.count({ where: { sweptAt: null } }),
  ]);
  expect(left).toEqual([0, 0]);
  expect(filesIn(process.env.STORAGE ?? '').filter((name) => name.includes(world.organizationId))).toEqual(
    [],
  );
});

test('a file of the organization cannot be named as proof by its id (T14)', async () => {
  const world = await createWorld();
  const documentId = await addListedDocument(world, { title: 'Secret report', tier: 'hidden' });
  const file = await arrange(world, (tenant) => tenant.file.findFirstOrThrow({ select: { id: true } }));
  expect(documentId).toBeTruthy();
  const forged = { ...skip(world, { kind: 'elsewhere' }), proofFileId: file.id };
  await expect(waiveNda(world.actors.approver, forged)).rejects.toThrow(Invalid);
  const asStaged = { ...skip(world, { kind: 'elsewhere' }), proof: { fileId: file.id } };
  await expect(waiveNda(world.actors.approver, asStaged as never)).rejects.toThrow();
  expect(await waivers(world)).toEqual([]);
});
