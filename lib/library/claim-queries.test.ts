import { expect, test } from 'vitest';
import { addClaim, archiveClaim } from '#lib/claim/commands.ts';
import { Forbidden } from '#lib/errors.ts';
import { revokeGrant } from '#lib/grant/commands.ts';
import { publishPortal, withdrawPortal } from '#lib/portal/commands.ts';
import { llmsText } from '#lib/portal/llms-text.ts';
import { findPublishedPortal, getPortal } from '#lib/portal/queries.ts';
import { type AccessWorld, createAccessWorld } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { issueGrant } from '#lib/testing/grant.ts';
import { publishAgreement, sign } from '#lib/testing/nda.ts';
import { addVisitor, arrange } from '#lib/testing/world.ts';
import { blockVisitor } from '#lib/visitor/commands.ts';
import { getCustomerClaims } from './claim-queries.ts';

useTestDatabase();

const secret = 'Your data stands in the halls of Frankfurt.';

async function publish(world: AccessWorld): Promise<void> {
  const { draftSha256 } = await getPortal(world.actors.owner, {});
  await publishPortal(world.actors.owner, { portalId: world.portalId, sha256: draftSha256 });
}

/** A published portal with a claim for each audience. */
async function worldWithClaims() {
  const world = await createAccessWorld();
  const { security } = world.actors;
  await addClaim(security, { section: 'Shown', text: 'For everybody.' });
  await addClaim(security, { section: 'Ours', text: 'For us.', audience: 'internal' });
  const id = await addClaim(security, { section: 'Halls', text: secret, audience: 'customers' });
  await publish(world);
  return { ...world, claimId: id };
}

async function read(world: AccessWorld, visitor = world.actors.visitor): Promise<string[]> {
  const { areas } = await getCustomerClaims(visitor, { portalId: world.portalId });
  return areas.flatMap(({ title, claims }) => claims.map(({ text }) => `${title}: ${text}`));
}

const seen = [`Halls: ${secret}`];

test('only a visitor reads what is stated to customers', async () => {
  const world = await worldWithClaims();
  const { owner, auditor, anonymous } = world.actors;
  for (const actor of [owner, auditor, anonymous])
    await expect(getCustomerClaims(actor, { portalId: world.portalId })).rejects.toThrow(Forbidden);
});

test('a customer of another organization reads nothing of ours (T01)', async () => {
  const [ours, theirs] = [await worldWithClaims(), await worldWithClaims()];
  await sign(theirs.actors.visitor, await publishAgreement(theirs));
  const { areas } = await getCustomerClaims(theirs.actors.visitor, { portalId: ours.portalId });
  expect(areas).toEqual([]);
});

test('a visitor who only proved an address reads none; signing the agreement opens them', async () => {
  const world = await worldWithClaims();
  const agreement = await publishAgreement(world);
  expect(await read(world)).toEqual([]);
  await sign(world.actors.visitor, agreement);
  expect(await read(world)).toEqual(seen);
  const stranger = await addVisitor(world);
  expect(await read(world, stranger)).toEqual([]);
});

test('an open document opens them too, until it is taken back or the visitor is blocked', async () => {
  const world = await worldWithClaims();
  const { approver, owner, visitor } = world.actors;
  const { visitorId } = visitor;
  const give = (documentId: string) => issueGrant(approver, { visitorId, documentId });
  const { id: grantId } = await give(world.documents.restricted);
  expect(await read(world)).toEqual(seen);
  await revokeGrant(approver, { grantId, reason: 'The talks have ended.' });
  expect(await read(world)).toEqual([]);
  await give(world.documents.second);
  expect(await read(world)).toEqual(seen);
  await blockVisitor(owner, { visitorId, reason: 'Passed it on.' });
  expect(await read(world)).toEqual([]);
});

test('archived ones, and all while the portal is withdrawn, are read by nobody', async () => {
  const world = await worldWithClaims();
  await sign(world.actors.visitor, await publishAgreement(world));
  await withdrawPortal(world.actors.owner, { portalId: world.portalId });
  expect(await read(world)).toEqual([]);
  await publish(world);
  expect(await read(world)).toEqual(seen);
  await archiveClaim(world.actors.security, { id: world.claimId });
  expect(await read(world)).toEqual([]);
});

test('whatever is public, for people or programs, holds none of them, also after a customer has read them (P02)', async () => {
  const world = await worldWithClaims();
  await sign(world.actors.visitor, await publishAgreement(world));
  expect(await read(world)).toEqual(seen);
  await addClaim(world.actors.security, { section: 'Shown', text: 'A second for everybody.' });
  await publish(world);
  const stored = await arrange(world, (tenant) => tenant.projection.findMany({ select: { content: true } }));
  const found = await findPublishedPortal(world.actors.anonymous, { portalId: world.portalId });
  if (!found) throw new Error('the portal is not published');
  const texts = [...stored.map(({ content }) => content), JSON.stringify(found), llmsText('slug', found)];
  for (const text of texts) {
    expect(text).toContain('For everybody.');
    for (const word of ['Halls', secret, world.claimId, 'Ours', 'For us.']) expect(text).not.toContain(word);
  }
});
