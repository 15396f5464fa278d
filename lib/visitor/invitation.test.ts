import { expect, test } from 'vitest';
import { Conflict, Forbidden, Invalid } from '#lib/errors.ts';
import { documentAccess } from '#lib/grant/access.ts';
import { newId } from '#lib/id.ts';
import { openText } from '#lib/mail/sealing.ts';
import { createAccessWorld, mails } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addListedDocument } from '#lib/testing/portal.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { blockVisitor } from './commands.ts';
import { inviteVisitor, listGivableDocuments } from './invitation.ts';
import { requestVisitorSignIn } from './request-sign-in.ts';
import { redeemVisitorCode, redeemVisitorLink } from './sign-in.ts';
import { readVisitorLink } from './sign-in-queries.ts';

useTestDatabase();

const guest = {
  email: 'amira@buyer.example',
  name: 'أميرة حسن',
  company: 'Buyer Ltd',
  title: '',
  note: 'For your vendor review.',
};

test('whoever may not decide cannot invite', async () => {
  const world = await createAccessWorld();
  const { auditor, employee, visitor, anonymous, system } = world.actors;
  for (const actor of [auditor, employee, visitor, anonymous, system])
    await expect(
      inviteVisitor(actor, { ...guest, documentIds: [world.documents.restricted] }),
    ).rejects.toThrow(Forbidden);
  expect(await mails(world)).toEqual([]);
});

test('the documents of another organization cannot be given (T01, T02)', async () => {
  const [ours, theirs] = [await createAccessWorld(), await createWorld()];
  const wanted = { ...guest, documentIds: [ours.documents.restricted] };
  await expect(inviteVisitor(theirs.actors.owner, wanted)).rejects.toThrow(/cannot be given/);
  expect(await listGivableDocuments(theirs.actors.owner, {})).toEqual([]);
  expect(await arrange(theirs, (tenant) => tenant.visitor.count({ where: { email: guest.email } }))).toBe(0);
});

test('an invited person is known, holds the named documents, hidden ones too, and gets one mail that lets nobody in by itself', async () => {
  const world = await createAccessWorld();
  const { restricted, hidden } = world.documents;
  const wanted = { ...guest, documentIds: [restricted, hidden, restricted], days: '14' };
  const { visitorId } = await inviteVisitor(world.actors.approver, wanted);
  const grants = await arrange(world, (tenant) => tenant.grant.findMany({ where: { visitorId } }));
  expect(grants.map((grant) => [grant.source, grant.days])).toEqual([
    ['invitation', 14],
    ['invitation', 14],
  ]);
  // Approved ahead, but the agreement still stands between.
  for (const documentId of [restricted, hidden])
    expect(
      await arrange(world, (tenant) => documentAccess(tenant, visitorId, documentId, new Date())),
    ).toEqual({ state: 'needs-nda' });
  const sent = await arrange(world, (tenant) => tenant.mail.findMany());
  expect(sent).toMatchObject([{ template: 'visitor-invited', recipient: guest.email }]);
  expect(await arrange(world, (tenant) => tenant.challenge.findMany())).toMatchObject([
    { purpose: 'visitor-invitation', email: guest.email, codeHash: null, flowHash: null, consumedAt: null },
  ]);
  const trail = await auditTrail(world);
  expect(trail.map((event) => event.action)).toEqual(['visitor:invite', 'grant:issue', 'grant:issue']);
  expect(trail[0]?.subject).toBe(`visitor:${visitorId}`);
});

test('what cannot be given is told, and nothing is done: public, archived, unpublished, unknown', async () => {
  const world = await createAccessWorld();
  const archived = await addListedDocument(world, { title: 'Old', tier: 'restricted', state: 'archived' });
  const draft = await addListedDocument(world, { title: 'Draft', tier: 'restricted', state: 'ready' });
  for (const documentId of [world.documents.public, archived, draft, newId()]) {
    const wanted = { ...guest, documentIds: [world.documents.restricted, documentId] };
    await expect(inviteVisitor(world.actors.owner, wanted)).rejects.toThrow(Invalid);
  }
  await expect(inviteVisitor(world.actors.owner, { ...guest, documentIds: [] })).rejects.toThrow(
    /at least one/,
  );
  expect(await mails(world)).toEqual([]);
  expect(await arrange(world, (tenant) => tenant.visitor.count({ where: { email: guest.email } }))).toBe(0);
});

test('nobody invites themselves, and nobody who is blocked', async () => {
  const world = await createAccessWorld();
  const { approver, owner, visitor } = world.actors;
  const documentIds = [world.documents.restricted];
  const self = { ...guest, email: approver.email.toUpperCase(), documentIds };
  await expect(inviteVisitor(approver, self)).rejects.toThrow(Conflict);
  await blockVisitor(owner, { visitorId: visitor.visitorId, reason: 'x' });
  await expect(inviteVisitor(owner, { ...guest, email: visitor.email, documentIds })).rejects.toThrow(
    /blocked/,
  );
  expect(await arrange(world, (tenant) => tenant.grant.count())).toBe(0);
});

test('an invitation does not rename a person whose address is proven, and ends no signature of theirs', async () => {
  const world = await createAccessWorld();
  const { visitor } = world.actors;
  const wanted = { ...guest, email: visitor.email, documentIds: [world.documents.restricted] };
  const { visitorId } = await inviteVisitor(world.actors.approver, wanted);
  expect(visitorId).toBe(visitor.visitorId);
  const row = await arrange(world, (tenant) => tenant.visitor.findFirst({ where: { id: visitorId } }));
  expect(row?.name).toBe('Vera Visitor');
});

test.each(['a@b.example, c@d.example', 'a@b.example\r\nBcc: x@y.example', 'not an address'])(
  'an address that is more or less than one is refused: %j (P29)',
  async (email) => {
    const world = await createAccessWorld();
    const wanted = { ...guest, email, documentIds: [world.documents.restricted] };
    await expect(inviteVisitor(world.actors.owner, wanted)).rejects.toThrow(Invalid);
    expect(await mails(world)).toEqual([]);
  },
);

/** The token in the link of the newest mail of this kind, and its code. */
async function newest(world: World, template: string) {
  const mail = await arrange(world, (tenant) =>
    tenant.mail.findFirstOrThrow({ where: { template }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] }),
  );
  const text = openText(world.organizationId, mail.id, mail.text);
  return {
    recipient: mail.recipient,
    token: /\/link\/([\w-]{43})/.exec(text)?.[1] ?? '',
    code: /Code: (\d{6})/.exec(text)?.[1] ?? '',
  };
}

test('an invited person presses one button and types no address: the link knows where its mail went', async () => {
  const world = await createAccessWorld();
  const documentIds = [world.documents.restricted];
  await inviteVisitor(world.actors.approver, { ...guest, documentIds });
  const { token } = await newest(world, 'visitor-invited');
  const { anonymous } = world.actors;
  // However often it is opened, nothing is used up and nothing mailed (P10).
  for (let at = 0; at < 3; at += 1)
    expect(await readVisitorLink(anonymous, { token })).toEqual({ state: 'invited', email: guest.email });
  expect((await mails(world)).map((mail) => mail.template)).toEqual(['visitor-invited']);
  const { flow } = await requestVisitorSignIn(anonymous, { token });
  const proof = await newest(world, 'visitor-sign-in');
  expect(proof.recipient).toBe(guest.email);
  expect(await redeemVisitorCode(anonymous, { flow: flow ?? '', code: proof.code })).toMatchObject({
    state: 'signed-in',
  });
});

test('whoever gets an invitation forwarded does not get in with it, and cannot have its code sent to themselves', async () => {
  const world = await createAccessWorld();
  await inviteVisitor(world.actors.approver, { ...guest, documentIds: [world.documents.restricted] });
  const { token } = await newest(world, 'visitor-invited');
  const { anonymous } = world.actors;
  expect(await redeemVisitorLink(anonymous, { token })).toEqual({ state: 'over' });
  const { flow } = await requestVisitorSignIn(anonymous, { token });
  expect(await redeemVisitorLink(anonymous, { token, ...(flow ? { flow } : {}) })).toEqual({ state: 'over' });
  const recipients = (await mails(world)).map((mail) => mail.recipient);
  expect(new Set(recipients)).toEqual(new Set([guest.email]));
  expect(await arrange(world, (tenant) => tenant.session.count({ where: { memberId: null } }))).toBe(0);
  const other = (await createAccessWorld()).actors.anonymous;
  expect(await readVisitorLink(other, { token })).toEqual({ state: 'unknown' });
  expect(await requestVisitorSignIn(other, { token })).toEqual({ flow: null });
});
