import sharp from 'sharp';
import { expect, test } from 'vitest';
import type { PersonActor } from '#lib/auth/actor.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { openText } from '#lib/mail/sealing.ts';
import { changePolicy, startVersion } from '#lib/policy/commands.ts';
import { uploadPicture } from '#lib/policy-version/upload.ts';
import { owe } from '#lib/testing/acknowledgement.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { createDeliveryWorld } from '#lib/testing/document.ts';
import { arrangePolicy, publishDraft, publishedPolicy, publishNext } from '#lib/testing/policy.ts';
import { addPerson, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { acknowledge } from './commands.ts';
import { getDutyPicture, getPolicyDuty } from './read-queries.ts';
import { factsOf } from './receipt.ts';
import { getOwnReceipt } from './receipt-queries.ts';

useTestDatabase();

const question = { text: 'Who may borrow your laptop?', options: ['Anybody', 'Nobody'], right: 1 };

/** A person who owes a policy. */
async function owing(given: Parameters<typeof publishedPolicy>[1] = {}) {
  const world = await createWorld();
  const person = await addPerson(world, { name: 'José Person' });
  const { policyId } = await publishedPolicy(world, given);
  const shown = await owe(world, person, policyId);
  return { world, person, policyId, shown };
}

const rowsOf = (world: World) => arrange(world, (tenant) => tenant.acknowledgement.findMany());

const dutyOf = (world: World, id: string) =>
  arrange(world, (tenant) => tenant.duty.findFirstOrThrow({ where: { id } }));

async function mailTo(world: World, recipient: string): Promise<string> {
  const row = await arrange(world, (tenant) => tenant.mail.findFirst({ where: { recipient } }));
  return row ? `${row.subject}\n${openText(world.organizationId, row.id, row.text)}` : '';
}

const leave = (world: World, { personId }: PersonActor) =>
  arrange(world, (tenant) =>
    tenant.person.updateMany({
      where: { id: personId },
      data: { leftOn: new Date(Date.now() - 2 * 86_400_000) },
    }),
  );

test('nobody acknowledges for another person, nor a member, a visitor or the host for anybody (W04, T01)', async () => {
  const { world, person, shown } = await owing();
  const other = await addPerson(world);
  const stranger = await addPerson(await createWorld());
  for (const actor of [other, stranger]) await expect(acknowledge(actor, shown)).rejects.toThrow(NotFound);
  const { owner, people, visitor, anonymous, operator, system } = world.actors;
  for (const actor of [owner, people, visitor, anonymous, operator, system])
    await expect(acknowledge(actor, shown)).rejects.toThrow(Forbidden);
  // Claiming to be them within the other organization finds nothing either.
  await expect(acknowledge({ ...stranger, personId: person.personId }, shown)).rejects.toThrow(NotFound);
  expect(await rowsOf(world)).toEqual([]);
  expect(await dutyOf(world, shown.dutyId)).toMatchObject({ endedAt: null, outcome: null });
});

test('a person acknowledges the version they were shown: recorded, ended, mailed and in the log', async () => {
  const { world, person, shown } = await owing();
  const result = await acknowledge(person, shown);
  if (result.state !== 'done') throw new Error('not done');
  const [row, ...more] = await rowsOf(world);
  expect(more).toEqual([]);
  expect(row).toMatchObject({
    personId: person.personId,
    policyVersionId: shown.versionId,
    sha256: shown.sha256,
    statement: 'I have read this policy, I understand it, and I will follow it.',
    typedName: null,
    method: 'link',
    address: '127.0.0.1',
    userAgent: 'test',
    recordedBy: `person:${person.personId}`,
  });
  expect(Math.abs((row?.acknowledgedAt.getTime() ?? 0) - Date.now())).toBeLessThan(10_000);
  expect(await dutyOf(world, shown.dutyId)).toMatchObject({ outcome: 'done' });
  const mail = await mailTo(world, person.email);
  expect(mail).toContain('Receipt: you acknowledged');
  expect(mail).toContain(shown.sha256);
  expect(mail).toContain(result.receiptId);
  expect(await auditTrail(world)).toContainEqual({
    action: 'acknowledgement:make',
    actor: `person:${person.personId}`,
    subject: `acknowledgement:${result.receiptId}`,
  });
});

test('twice at once there is one acknowledgement, and the second tap sees its receipt (W09)', async () => {
  const { world, person, shown } = await owing();
  const results = await Promise.all([1, 2, 3].map(() => acknowledge(person, shown)));
  const ids = results.map((one) => (one.state === 'done' ? one.receiptId : ''));
  expect(new Set(ids).size).toBe(1);
  expect(results.filter((one) => one.state === 'done' && one.again)).toHaveLength(2);
  expect(await rowsOf(world)).toHaveLength(1);
  expect(await acknowledge(person, shown)).toMatchObject({ state: 'done', again: true });
  const mails = await arrange(world, (tenant) => tenant.mail.count({ where: { recipient: person.email } }));
  expect(mails).toBe(1);
});

test('a version that was replaced meanwhile cannot be acknowledged, before and after the duty has followed (W04)', async () => {
  const { world, person, policyId, shown } = await owing();
  const { versionId, sha256 } = await publishNext(world, policyId, 'We also lock our doors.');
  await expect(acknowledge(person, shown)).rejects.toThrow(/newer version/);
  // Neither with the new version's name under the old duty, nor the old hash under the new name.
  await expect(acknowledge(person, { ...shown, versionId, sha256 })).rejects.toThrow(Conflict);
  await expect(acknowledge(person, { ...shown, sha256 })).rejects.toThrow(Conflict);
  await arrange(world, (tenant) =>
    tenant.duty.updateMany({
      where: { id: shown.dutyId },
      data: { endedAt: new Date(), outcome: 'superseded' },
    }),
  );
  await expect(acknowledge(person, shown)).rejects.toThrow(/newer version/);
  expect(await rowsOf(world)).toEqual([]);
});

test('after leaving nobody acknowledges, whatever session they still hold', async () => {
  const { world, person, shown } = await owing();
  await leave(world, person);
  await expect(acknowledge(person, shown)).rejects.toThrow(Forbidden);
  expect(await rowsOf(world)).toEqual([]);
});

test('a duty that ended otherwise is not owed any more', async () => {
  const { world, person, shown } = await owing();
  for (const outcome of ['left', 'out-of-audience', 'retired', 'exempt']) {
    await arrange(world, (tenant) =>
      tenant.duty.updateMany({ where: { id: shown.dutyId }, data: { endedAt: new Date(), outcome } }),
    );
    await expect(acknowledge(person, shown)).rejects.toThrow('You do not owe this any more.');
  }
});

test('wrong answers change nothing and are counted; the right ones are kept with how often they were tried', async () => {
  const texts = [{ locale: 'en', title: 'Laptops', body: 'Nobody borrows them.', questions: [question] }];
  const { world, person, shown } = await owing({ title: 'Laptops', texts });
  expect(await acknowledge(person, { ...shown, answers: [0] })).toEqual({ state: 'wrong', wrong: [0] });
  expect(await acknowledge(person, shown)).toEqual({ state: 'wrong', wrong: [0] });
  expect(await rowsOf(world)).toEqual([]);
  expect(await acknowledge(person, { ...shown, answers: [1] })).toMatchObject({ state: 'done' });
  expect((await rowsOf(world))[0]?.answers).toEqual([
    { question: question.text, answer: 'Nobody', tries: 3 },
  ]);
});

test('where a name is to be typed, it has to be theirs; accents, case and order do not matter', async () => {
  const { world, person, shown } = await owing({ confirmation: 'name' });
  for (const typedName of ['', 'x', 'Vera Visitor'])
    await expect(acknowledge(person, { ...shown, typedName })).rejects.toThrow(/as it is on record/);
  expect(await acknowledge(person, { ...shown, typedName: 'PERSON, Jose' })).toMatchObject({ state: 'done' });
  expect((await rowsOf(world))[0]?.typedName).toBe('PERSON, Jose');
});

test('nobody states what was not shown to them: words changed meanwhile are shown again (W04)', async () => {
  const { world, person, policyId, shown } = await owing({ statement: 'I will lock my screen.' });
  const statement = 'I will lock my screen.';
  await arrange(world, (tenant) =>
    tenant.policy.updateMany({ where: { id: policyId }, data: { statement: 'I owe you a thousand.' } }),
  );
  for (const other of [statement, '', 'I agree to nothing.'])
    await expect(acknowledge(person, { ...shown, statement: other })).rejects.toThrow(Conflict);
  expect(await rowsOf(world)).toEqual([]);
  const read = await getPolicyDuty(person, { dutyId: shown.dutyId, locale: 'en' });
  await acknowledge(person, { ...shown, statement: read.statement });
  expect((await rowsOf(world))[0]?.statement).toBe('I owe you a thousand.');
});

/** A drawing that the organization keeps, by the id of its picture and of its file. */
async function addDrawing(world: World, policyId: string) {
  const bytes = await sharp({ create: { width: 2, height: 2, channels: 3, background: '#fff' } })
    .png()
    .toBuffer();
  const imageId = await uploadPicture(world.actors.security, policyId, 'Plan', bytes);
  const where = { id: imageId };
  const { fileId } = await arrange(world, (tenant) => tenant.policyImage.findFirstOrThrow({ where }));
  return { imageId, fileId };
}

test('a policy that came as a file is acknowledged in no language, in the words of the page, and its receipt is read (W04)', async () => {
  const world = await createDeliveryWorld();
  const person = await addPerson(world);
  const { policyId, versionId } = await arrangePolicy(world);
  const { fileId } = await addDrawing(world, policyId);
  await arrange(world, async (tenant) => {
    await tenant.policyText.deleteMany({ where: { versionId } });
    await tenant.policyVersion.updateMany({ where: { id: versionId }, data: { fileId } });
  });
  await publishDraft(world, versionId);
  const shown = await owe(world, person, policyId);
  for (const locale of ['en', '!!', 'und\u0000', 'x\ny'])
    await expect(acknowledge(person, { ...shown, locale })).rejects.toThrow(Invalid);
  const { statement } = await getPolicyDuty(person, { dutyId: shown.dutyId, locale: 'de' });
  const done = await acknowledge(person, { ...shown, locale: 'und', statement });
  const receipt = await getOwnReceipt(person, { receiptId: done.state === 'done' ? done.receiptId : '' });
  expect(receipt.statement).toBe(statement);
  expect(factsOf(receipt, 'de').map(({ value }) => value)).toContain(statement);
});

test('a picture that a draft alone shows is not for employees (T11)', async () => {
  const world = await createDeliveryWorld();
  const person = await addPerson(world);
  const { policyId, versionId } = await arrangePolicy(world);
  const [shown, draft] = [await addDrawing(world, policyId), await addDrawing(world, policyId)];
  await arrange(world, (tenant) =>
    tenant.policyText.updateMany({ where: { versionId }, data: { body: `![Plan](image:${shown.imageId})` } }),
  );
  await publishDraft(world, versionId);
  await owe(world, person, policyId);
  const next = await startVersion(world.actors.security, { policyId });
  await arrange(world, (tenant) =>
    tenant.policyText.updateMany({
      where: { versionId: next.versionId },
      data: { body: `![Plan](image:${draft.imageId})` },
    }),
  );
  expect(await getDutyPicture(person, { imageId: shown.imageId })).toMatchObject({ fileId: shown.fileId });
  await expect(getDutyPicture(person, { imageId: draft.imageId })).rejects.toThrow(NotFound);
  await expect(getDutyPicture(await addPerson(world), { imageId: shown.imageId })).rejects.toThrow(NotFound);
});

test('an unknown language, a crooked hash and fields that are not ours (a time, a method) are refused (W04)', async () => {
  const { person, shown } = await owing();
  for (const wrong of [
    { locale: 'xx' },
    { sha256: 'abc' },
    { dutyId: '1' },
    { answers: [99] },
    { method: 'paper' },
    { acknowledgedAt: '2020-01-01' },
  ])
    await expect(acknowledge(person, { ...shown, ...wrong })).rejects.toThrow(Invalid);
});

test('a receipt is its person’s alone, and says the policy’s own words where it has some', async () => {
  const { world, person, shown } = await owing();
  const { security } = world.actors;
  const policy = await arrange(world, (tenant) => tenant.policy.findFirstOrThrow());
  await changePolicy(security, {
    policyId: policy.id,
    revision: policy.revision,
    identifier: policy.identifier,
    title: policy.title,
    statement: 'I will lock my screen.',
  });
  const result = await acknowledge(person, shown);
  const receiptId = result.state === 'done' ? result.receiptId : '';
  expect(await getOwnReceipt(person, { receiptId })).toMatchObject({
    statement: 'I will lock my screen.',
    sha256: shown.sha256,
    person: { name: 'José Person' },
  });
  await expect(getOwnReceipt(await addPerson(world), { receiptId })).rejects.toThrow(NotFound);
  await expect(getOwnReceipt(await addPerson(await createWorld()), { receiptId })).rejects.toThrow(NotFound);
  await expect(getOwnReceipt(world.actors.owner, { receiptId })).rejects.toThrow(Forbidden);
});
