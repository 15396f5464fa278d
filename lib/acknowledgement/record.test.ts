import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import type { PersonActor } from '#lib/auth/actor.ts';
import { Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { createOrganizationKey } from '#lib/file/keyring.ts';
import { openFile } from '#lib/file/stored-file.ts';
import { startVersion } from '#lib/policy/commands.ts';
import { owe } from '#lib/testing/acknowledgement.ts';
import { collect, pieces } from '#lib/testing/bytes.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { worldDay } from '#lib/testing/day.ts';
import { samplePdf } from '#lib/testing/document.ts';
import { publishedPolicy, publishNext } from '#lib/testing/policy.ts';
import { addPerson, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { acknowledge } from './commands.ts';
import { acknowledgementJobs } from './leaving.ts';
import { listDone } from './owed-queries.ts';
import { getPersonReceipts, getProof, getReceiptSource, getReceiptText } from './receipt-queries.ts';
import { recordAcknowledgements } from './record-commands.ts';

useTestDatabase();

async function worldWithPolicy() {
  const world = await createWorld();
  await arrange(world, (tenant) => createOrganizationKey(tenant, world.organizationId, new Date()));
  return { world, ...(await publishedPolicy(world)) };
}

const signed = await samplePdf(1);
const proof = () => ({ fileName: 'signed list.pdf', source: pieces(signed) });

const form = (versionId: string, persons: readonly PersonActor[]) => ({
  versionId,
  emails: persons.map(({ email }) => email),
  method: 'paper' as const,
  acknowledgedOn: worldDay(),
  note: 'Signed in the canteen',
});

const rowsOf = (world: World) => arrange(world, (tenant) => tenant.acknowledgement.findMany());
const filesOf = (world: World) => arrange(world, (tenant) => tenant.file.count());

test('only those who look after employees record what was signed on paper, in their own organization', async () => {
  const { world, versionId } = await worldWithPolicy();
  const person = await addPerson(world);
  const { security, approver, auditor, employee, visitor } = world.actors;
  for (const actor of [security, approver, auditor, employee, visitor, person])
    await expect(recordAcknowledgements(actor, form(versionId, [person]), proof())).rejects.toThrow(
      Forbidden,
    );
  const other = await worldWithPolicy();
  await expect(
    recordAcknowledgements(
      other.world.actors.people,
      form(versionId, [await addPerson(other.world)]),
      proof(),
    ),
  ).rejects.toThrow(NotFound);
  expect(await rowsOf(world)).toEqual([]);
  expect(await filesOf(world)).toBe(0);
});

test('paper is recorded for many at once with its proof, and marked as such; whoever acknowledged already keeps theirs', async () => {
  const { world, policyId, versionId } = await worldWithPolicy();
  const [owing, free, done] = [await addPerson(world), await addPerson(world), await addPerson(world)];
  const { dutyId } = await owe(world, owing, policyId);
  await acknowledge(done, await owe(world, done, policyId));
  const { people } = world.actors;
  const result = await recordAcknowledgements(people, form(versionId, [owing, free, done]), proof());
  expect(result).toEqual({ recorded: 2, already: 1 });
  const rows = await rowsOf(world);
  expect(rows.map(({ method }) => method).toSorted()).toEqual(['link', 'paper', 'paper']);
  const paper = rows.find((row) => row.personId === owing.personId);
  expect(paper).toMatchObject({
    dutyId,
    recordedBy: `member:${people.memberId}`,
    address: '',
    userAgent: '',
  });
  const duties = await arrange(world, (tenant) => tenant.duty.findMany({ where: { outcome: 'done' } }));
  expect(duties.map(({ cause }) => cause).toSorted()).toEqual(['audience', 'audience', 'hand']);
  expect(await listDone(free, {})).toMatchObject([{ kind: 'policy', recorded: true }]);
  const receiptId = paper?.id ?? '';
  expect(await collect(await openFile(await getProof(people, { receiptId })))).toEqual(signed);
  await expect(getProof(world.actors.security, { receiptId })).rejects.toThrow(Forbidden);
  expect((await auditTrail(world)).filter(({ action }) => action === 'acknowledgement:record')).toHaveLength(
    3,
  );
});

test('a proof that is none, an unknown person, a draft, a day before it was published or still to come: nothing stays', async () => {
  const { world, policyId, versionId } = await worldWithPolicy();
  const person = await addPerson(world);
  const { people, security } = world.actors;
  const tries = async (given: object, source = pieces(signed)) =>
    recordAcknowledgements(people, { ...form(versionId, [person]), ...given }, { fileName: 'x.pdf', source });
  await expect(tries({}, pieces('<script>'))).rejects.toThrow(/PDF, or a picture/);
  await expect(tries({}, pieces(''))).rejects.toThrow(Invalid);
  await expect(tries({ emails: ['nobody@else.example'] })).rejects.toThrow(/nobody@else.example/);
  await expect(tries({ emails: [] })).rejects.toThrow(/at least one/);
  await expect(tries({ acknowledgedOn: '2020-01-01' })).rejects.toThrow(/not published yet/);
  await expect(tries({ acknowledgedOn: '2999-01-01' })).rejects.toThrow(/still to come/);
  await expect(tries({ method: 'link' })).rejects.toThrow(Invalid);
  const draft = await startVersion(security, { policyId });
  await expect(tries({ versionId: draft.versionId })).rejects.toThrow(/Only a published version/);
  expect(await rowsOf(world)).toEqual([]);
  expect(await filesOf(world)).toBe(0);
});

test('the source of a receipt has the hash that it names, and its text stays readable after a new version', async () => {
  const { world, policyId } = await worldWithPolicy();
  const person = await addPerson(world);
  const shown = await owe(world, person, policyId);
  const result = await acknowledge(person, shown);
  const receiptId = result.state === 'done' ? result.receiptId : '';
  await publishNext(world, policyId, 'Something else entirely.');
  const { text } = await getReceiptSource(person, { receiptId });
  expect(createHash('sha256').update(text).digest('hex')).toBe(shown.sha256);
  const read = await getReceiptText(person, { receiptId, locale: 'de' });
  expect(read.text?.body).toContain('We lock our screens.');
  await expect(getReceiptSource(await addPerson(world), { receiptId })).rejects.toThrow(NotFound);
});

test('whoever leaves gets all receipts in one file at their private address, once; stewards can download it', async () => {
  const { world, policyId } = await worldWithPolicy();
  const person = await addPerson(world, { name: 'أميرة Petra' });
  await acknowledge(person, await owe(world, person, policyId));
  const { organizationId } = world;
  const run = () => acknowledgementJobs['receipts-send']({ organizationId, personId: person.personId });
  const mails = () =>
    arrange(world, (tenant) => tenant.mail.findMany({ where: { recipient: 'petra@home.example' } }));
  const leave = (privateEmail: string | null) =>
    arrange(world, (tenant) =>
      tenant.person.updateMany({
        where: { id: person.personId },
        data: { privateEmail, leftOn: new Date() },
      }),
    );
  await leave(null);
  await run();
  expect(await mails()).toEqual([]);
  await leave('petra@home.example');
  await run();
  await run();
  const [mail, ...more] = await mails();
  expect(more).toEqual([]);
  expect(mail?.attachments).toHaveLength(1);
  expect(await filesOf(world)).toBe(1);
  const { people, security } = world.actors;
  const { receipts } = await getPersonReceipts(people, { personId: person.personId });
  expect(receipts).toHaveLength(1);
  await expect(getPersonReceipts(security, { personId: person.personId })).rejects.toThrow(Forbidden);
});
