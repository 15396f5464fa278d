import { expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { findCurrentNda } from '#lib/nda/queries.ts';
import { ndaStanding } from '#lib/nda/standing.ts';
import { updateNdaSetting } from '#lib/setting/commands.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { agreementText, publishAgreement, sign, signedForm } from '#lib/testing/nda.ts';
import { addVisitor, arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { blockVisitor } from '#lib/visitor/commands.ts';
import { signNda } from './commands.ts';
import { getNdaSignature, getOwnSignedFile, listNdaSignatures } from './queries.ts';

useTestDatabase();

const signatures = (world: World) => arrange(world, (tenant) => tenant.ndaSignature.findMany());
const standing = (world: World, visitorId: string, now = new Date()) =>
  arrange(world, (tenant) => ndaStanding(tenant, visitorId, now));
const day = 86_400_000;

test('nobody but a signed-in visitor can sign', async () => {
  const world = await createWorld();
  const agreement = await publishAgreement(world);
  const { owner, approver, anonymous, operator, system } = world.actors;
  for (const actor of [owner, approver, anonymous, operator, system])
    await expect(signNda(actor, signedForm(agreement))).rejects.toThrow(Forbidden);
  expect(await signatures(world)).toEqual([]);
});

test('a visitor cannot sign the text of another organization, and it counts there for nobody', async () => {
  const [ours, theirs] = [await createWorld(), await createWorld()];
  const agreement = await publishAgreement(ours);
  await expect(sign(theirs.actors.visitor, agreement)).rejects.toThrow(Conflict);
  await publishAgreement(theirs);
  await sign(ours.actors.visitor, agreement);
  expect(await listNdaSignatures(theirs.actors.owner, {})).toEqual({
    rows: [],
    next: null,
    previous: null,
    count: 0,
  });
  const [signature] = await signatures(ours);
  const signatureId = signature?.id ?? '';
  await expect(getNdaSignature(theirs.actors.owner, { signatureId })).rejects.toThrow(NotFound);
  expect(await standing(theirs, theirs.actors.visitor.visitorId)).toEqual({ state: 'needed' });
});

test('a signature records who signed what, when, from where, and the audit event of it', async () => {
  const world = await createWorld('Northwind Data');
  const agreement = await publishAgreement(world);
  const visitor = await addVisitor(world, { name: 'Åsa Öberg', company: 'Bröd & Sön_AB' });
  const { signatureId } = await signNda(visitor, { ...signedForm(agreement), typedName: 'Åsa Öberg' });
  const signature = await getNdaSignature(world.actors.approver, { signatureId });
  expect(signature).toMatchObject({
    typedName: 'Åsa Öberg',
    email: visitor.email,
    company: 'Bröd & Sön_AB',
    address: '127.0.0.1',
    userAgent: 'test',
    state: 'in-force',
    filed: false,
    domain: null,
    version: { number: 1, sha256: agreement.sha256 },
  });
  expect(signature.renderedText).toContain('**Bröd \\& Sön\\_AB**');
  expect(signature.renderedText).not.toContain('{{');
  const last = (await auditTrail(world)).at(-1);
  expect(last).toEqual({
    action: 'nda:sign',
    actor: `visitor:${visitor.visitorId}`,
    subject: `nda-signature:${signatureId}`,
  });
  const [event] = await arrange(world, (tenant) =>
    tenant.auditEvent.findMany({ where: { action: 'nda:sign' }, include: { detail: true } }),
  );
  expect(event?.body).not.toContain('Åsa');
  expect(event?.detail?.detail).toContain('Åsa');
});

test('what was recorded can never be rewritten, not even past the operations', async () => {
  const world = await createWorld();
  await sign(world.actors.visitor, await publishAgreement(world));
  await expect(
    arrange(world, (tenant) => tenant.ndaSignature.updateMany({ data: { typedName: 'Somebody Else' } })),
  ).rejects.toThrow(/a signature can only be erased/);
  await expect(
    arrange(world, (tenant) => tenant.ndaSignature.updateMany({ data: { signedAt: new Date(0) } })),
  ).rejects.toThrow(/permission denied/);
  await expect(arrange(world, (tenant) => tenant.ndaSignature.deleteMany({}))).rejects.toThrow(
    /permission denied/,
  );
});

test('a text that has changed since it was read is not signed, neither is a draft nor an old version (P07)', async () => {
  const world = await createWorld();
  const { visitor } = world.actors;
  const first = await publishAgreement(world);
  const second = await publishAgreement(world, { text: `${agreementText} And more.`, change: 'editorial' });
  await expect(sign(visitor, first)).rejects.toThrow(/has changed/);
  await expect(sign(visitor, { ...second, sha256: first.sha256 })).rejects.toThrow(/has changed/);
  await expect(sign(visitor, { ...second, versionId: newId() })).rejects.toThrow(/has changed/);
  expect(await signatures(world)).toEqual([]);
});

test('without consent, name, or what the text asks for, nothing is signed, and each gap is told at its field', async () => {
  const world = await createWorld();
  const form = signedForm(await publishAgreement(world));
  const problemsOf = (sent: object) =>
    signNda(world.actors.visitor, sent as typeof form).then(
      () => [],
      (error: unknown) =>
        error instanceof Invalid ? error.problems.map((problem) => problem.path) : [error],
    );
  expect(await problemsOf({ ...form, consent: '' })).toEqual(['consent']);
  expect(await problemsOf({ ...form, consent: undefined })).toEqual(['consent']);
  expect(await problemsOf({ ...form, typedName: '  ' })).toEqual(['typedName']);
  expect(await problemsOf({ ...form, title: '', postalAddress: '' })).toEqual(['title', 'postalAddress']);
  expect(await problemsOf({ ...form, typedName: 'a'.repeat(10_000_000) })).toEqual(['typedName']);
  // What belongs to the server cannot be sent along (T14, P08).
  for (const extra of [{ email: 'ceo@other.example' }, { visitorId: newId() }, { signedAt: new Date() }])
    expect(await problemsOf({ ...form, ...extra })).not.toEqual([]);
  expect(await signatures(world)).toEqual([]);
});

test.each([
  ') Tj ET Q',
  'Eve\r\nBcc: all@victims.example',
  'gnp\u202E.fdp',
  'zero\u200Bwidth',
  'half \ud83d',
])('a name that could forge something is refused or kept as text: %j (P14, P29)', async (typedName) => {
  const world = await createWorld();
  const form = { ...signedForm(await publishAgreement(world)), typedName };
  const refused = await signNda(world.actors.visitor, form).then(
    () => false,
    (error: unknown) => error instanceof Invalid,
  );
  const kept = (await signatures(world)).map((row) => row.typedName);
  expect(kept).toEqual(refused ? [] : [typedName]);
  expect(refused).toBe(typedName !== ') Tj ET Q');
});

test('a form sent five times at once leaves one signature, one event and one job', async () => {
  const world = await createWorld();
  const agreement = await publishAgreement(world);
  const outcomes = await Promise.allSettled(
    Array.from({ length: 5 }, () => sign(world.actors.visitor, agreement)),
  );
  expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
  expect(await signatures(world)).toHaveLength(1);
  expect((await auditTrail(world)).filter((event) => event.action === 'nda:sign')).toHaveLength(1);
});

test('a blocked visitor cannot sign, also when only their domain is blocked', async () => {
  const world = await createWorld();
  const agreement = await publishAgreement(world);
  const { visitor, approver } = world.actors;
  await blockVisitor(approver, { visitorId: visitor.visitorId, reason: 'Left the company' });
  await expect(sign(visitor, agreement)).rejects.toThrow(Forbidden);
  const other = await addVisitor(world, { email: 'x@blocked.example' });
  const { organizationId } = world;
  await arrange(world, (tenant) =>
    tenant.blockedDomain.create({
      data: { organizationId, domain: 'blocked.example', reason: 'r', blockedAt: new Date(), blockedBy: 'x' },
    }),
  );
  await expect(sign(other, agreement)).rejects.toThrow(Forbidden);
  expect(await signatures(world)).toEqual([]);
});

test('a material version asks again, an editorial one does not, and old signatures stay', async () => {
  const world = await createWorld();
  const { visitor } = world.actors;
  await sign(visitor, await publishAgreement(world));
  await publishAgreement(world, { text: `${agreementText} (typo)`, change: 'editorial' });
  expect(await standing(world, visitor.visitorId)).toMatchObject({ state: 'signed' });
  const third = await publishAgreement(world, { text: `${agreementText} New duty.` });
  expect(await standing(world, visitor.visitorId)).toEqual({ state: 'needed' });
  await sign(visitor, third);
  expect(await standing(world, visitor.visitorId)).toMatchObject({ state: 'signed' });
  const { rows } = await listNdaSignatures(world.actors.owner, {});
  expect(rows.map((row) => [row.number, row.state])).toEqual([
    [3, 'in-force'],
    [1, 'replaced'],
  ]);
});

test('a signature counts for as long as the organization says, and can be renewed in its last month', async () => {
  const world = await createWorld();
  const { visitor } = world.actors;
  await updateNdaSetting(world.actors.owner, { scope: 'person', validDays: 20 });
  const agreement = await publishAgreement(world);
  const { expiresAt } = await sign(visitor, agreement);
  expect(expiresAt.getTime() - Date.now()).toBeLessThanOrEqual(20 * day);
  expect(await standing(world, visitor.visitorId, new Date(expiresAt.getTime() - 1))).toMatchObject({
    state: 'signed',
  });
  expect(await standing(world, visitor.visitorId, expiresAt)).toEqual({ state: 'needed' });
  await updateNdaSetting(world.actors.owner, { scope: 'person', validDays: 365 });
  await sign(visitor, agreement);
  await expect(sign(visitor, agreement)).rejects.toThrow(/signed already/);
  expect(await signatures(world)).toHaveLength(2);
});

test('where one signs for all, colleagues at the same domain need not sign; others and free mail do', async () => {
  const world = await createWorld();
  await updateNdaSetting(world.actors.owner, { scope: 'domain', validDays: 365 });
  const agreement = await publishAgreement(world);
  const signer = await addVisitor(world, { email: 'legal@buyer.example' });
  const form = { ...signedForm(agreement), authority: '' } as const;
  await expect(signNda(signer, form)).rejects.toThrow(/may sign for Buyer Ltd/);
  await sign(signer, agreement);
  const states: string[] = [];
  for (const email of [
    'eng@buyer.example',
    'eng@sub.buyer.example',
    'eng@notbuyer.example',
    'b@buyer.example.org',
  ])
    states.push((await standing(world, (await addVisitor(world, { email })).visitorId)).state);
  expect(states).toEqual(['signed', 'needed', 'needed', 'needed']);
  const free = await addVisitor(world, { email: 'one@gmail.com' });
  await signNda(free, form);
  const neighbour = await addVisitor(world, { email: 'two@gmail.com' });
  expect(await standing(world, neighbour.visitorId)).toEqual({ state: 'needed' });
  expect((await findCurrentNda(signer, {}))?.reader).toMatchObject({ domain: 'buyer.example' });
  expect((await findCurrentNda(free, {}))?.reader).toMatchObject({ domain: null });
});

test("a visitor cannot open the signed agreement of a colleague, and one's own is not there before it is written (P08)", async () => {
  const world = await createWorld();
  const { signatureId } = await sign(world.actors.visitor, await publishAgreement(world));
  const colleague = await addVisitor(world);
  await expect(getOwnSignedFile(colleague, { signatureId })).rejects.toThrow(NotFound);
  await expect(getOwnSignedFile(world.actors.owner, { signatureId })).rejects.toThrow(Forbidden);
  await expect(getOwnSignedFile(world.actors.visitor, { signatureId })).rejects.toThrow(
    /still being written/,
  );
});

test('anybody reads the published agreement, but only a visitor sees themselves in it', async () => {
  const world = await createWorld('Northwind Data');
  expect(await findCurrentNda(world.actors.anonymous, {})).toBeNull();
  await publishAgreement(world);
  const stranger = await findCurrentNda(world.actors.anonymous, {});
  expect(stranger).toMatchObject({ reader: null, asks: { title: true, address: true } });
  expect(stranger?.text).toContain('**\\[your company\\]**');
  const known = await findCurrentNda(world.actors.visitor, {});
  expect(known?.text).toContain('**Buyer Ltd**');
  expect(known?.reader).toMatchObject({ company: 'Buyer Ltd', standing: { state: 'needed' } });
});

test('the list of signatures is found by search and filters, and by nothing of another organization (T03)', async () => {
  const world = await createWorld();
  const agreement = await publishAgreement(world);
  await sign(await addVisitor(world, { company: 'Alpha 100%' }), agreement);
  await sign(await addVisitor(world, { company: 'Beta' }), agreement);
  const found = await listNdaSignatures(world.actors.approver, { search: '100%' });
  expect(found.rows.map((row) => row.company)).toEqual(['Alpha 100%']);
  const byCompany = await listNdaSignatures(world.actors.approver, { sort: 'company', descending: false });
  expect(byCompany.rows.map((row) => row.company)).toEqual(['Alpha 100%', 'Beta']);
  const none = await listNdaSignatures(world.actors.approver, { filters: { scope: 'domain' } });
  expect([none.rows, none.count]).toEqual([[], 0]);
});

test('what no font can print on the agreement is named beside its field, and nothing is signed', async () => {
  const world = await createWorld();
  const agreement = await publishAgreement(world);
  const { visitor } = world.actors;
  const unprintable = { typedName: 'Ada გ', title: 'Chief 🎉', postalAddress: '1 Main Street\nთბილისი' };
  const refused = signNda(visitor, { ...signedForm(agreement), ...unprintable });
  const sentence = (character: string) =>
    `The character "${character}" cannot be printed on the signed agreement. Please write it another way.`;
  await expect(refused).rejects.toMatchObject({
    problems: [
      { path: 'typedName', message: sentence('გ') },
      { path: 'title', message: sentence('🎉') },
      { path: 'postalAddress', message: sentence('თ') },
    ],
  });
  expect(await signatures(world)).toEqual([]);
  const postalAddress = '東京都千代田区\r\nJapan';
  await signNda(visitor, { ...signedForm(agreement), typedName: 'Ольга Öberg', postalAddress });
  expect(await signatures(world)).toHaveLength(1);
});
