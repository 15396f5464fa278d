import { expect, test } from 'vitest';
import { withdrawRequest } from '#lib/access-request/commands.ts';
import { askForInformation, decideRequest } from '#lib/access-request/decision-commands.ts';
import { Forbidden } from '#lib/errors.ts';
import { documentAccess } from '#lib/grant/access.ts';
import { revokeGrant } from '#lib/grant/commands.ts';
import { waiveNda } from '#lib/nda-waiver/commands.ts';
import { publishPortal } from '#lib/portal/commands.ts';
import { getPortal } from '#lib/portal/queries.ts';
import { type AccessWorld, createAccessWorld, sendRequest } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { issueGrant } from '#lib/testing/grant.ts';
import { publishAgreement, sign } from '#lib/testing/nda.ts';
import { addVisitor, arrange } from '#lib/testing/world.ts';
import { blockVisitor } from '#lib/visitor/commands.ts';
import { getLibrary } from './queries.ts';

useTestDatabase();

async function publishedWorld(): Promise<AccessWorld> {
  const world = await createAccessWorld();
  const { draftSha256 } = await getPortal(world.actors.owner, {});
  await publishPortal(world.actors.owner, { portalId: world.portalId, sha256: draftSha256 });
  return world;
}

async function read(world: AccessWorld, visitor = world.actors.visitor) {
  const library = await getLibrary(visitor, { portalId: world.portalId });
  const states = Object.fromEntries(library.documents.map((document) => [document.title, document.state]));
  return { ...library, states };
}

const give = (world: AccessWorld, documentId: string) =>
  issueGrant(world.actors.approver, { visitorId: world.actors.visitor.visitorId, documentId });

test('only a visitor has a library, and only their own', async () => {
  const world = await publishedWorld();
  const input = { portalId: world.portalId };
  for (const actor of [world.actors.owner, world.actors.approver, world.actors.anonymous])
    await expect(getLibrary(actor, input)).rejects.toThrow(Forbidden);
  await give(world, world.documents.hidden);
  const other = await addVisitor(world);
  expect((await read(world, other)).states).not.toHaveProperty('Architecture review');
});

test('the portal of another organization shows nothing (T01)', async () => {
  const [ours, theirs] = [await publishedWorld(), await publishedWorld()];
  const library = await getLibrary(theirs.actors.visitor, { portalId: ours.portalId });
  expect(library.documents).toEqual([]);
});

test('somebody new sees what is public, what the agreement opens, and what can be asked for; nothing hidden', async () => {
  const world = await publishedWorld();
  await publishAgreement(world);
  expect((await read(world)).states).toEqual({
    'Security overview': 'open',
    'Penetration test summary': 'needs-nda',
    'SOC 2 Type II report': 'askable',
    'Business continuity plan': 'askable',
  });
  await sign(world.actors.visitor, await publishAgreement(world));
  const after = await read(world);
  expect(after.documents[0]).toMatchObject({
    title: 'Penetration test summary',
    state: 'open',
    startsAtFirstUse: 180,
  });
  expect(after.signatures).toMatchObject([{ number: 2, filed: false }]);
  expect(after.nda).toMatchObject({ state: 'signed' });
});

test('while no agreement is published, nothing pretends that it could be signed', async () => {
  const world = await publishedWorld();
  expect((await read(world)).states['Penetration test summary']).toBe('no-agreement');
});

test('a request shows as pending, as our question, as denied with its reason, and as open once approved', async () => {
  const world = await publishedWorld();
  const { restricted, second } = world.documents;
  const { approver } = world.actors;
  await sign(world.actors.visitor, await publishAgreement(world));
  const requestId = await sendRequest(world, [restricted, second]);
  expect((await read(world)).states['SOC 2 Type II report']).toBe('pending');
  await askForInformation(approver, { requestId, body: 'Which product?' });
  expect((await read(world)).states['SOC 2 Type II report']).toBe('needs-information');
  await decideRequest(approver, {
    requestId,
    decisions: [
      { documentId: restricted, outcome: 'approved' },
      { documentId: second, outcome: 'denied', reason: 'Customers only' },
    ],
  });
  const { documents, states } = await read(world);
  expect(states).toMatchObject({ 'SOC 2 Type II report': 'open', 'Business continuity plan': 'denied' });
  const denied = documents.find((document) => document.documentId === second);
  expect(denied).toMatchObject({ reason: 'Customers only', requestId });
  expect(documents.find((document) => document.documentId === restricted)?.until).toBeInstanceOf(Date);
});

test('a request that was withdrawn leaves no trace on the document', async () => {
  const world = await publishedWorld();
  const requestId = await sendRequest(world, [world.documents.restricted]);
  await withdrawRequest(world.actors.visitor, { requestId });
  expect((await read(world)).states['SOC 2 Type II report']).toBe('askable');
});

test('what was revoked says so with its reason; what has expired can be asked for again', async () => {
  const world = await publishedWorld();
  await sign(world.actors.visitor, await publishAgreement(world));
  const { id: grantId } = await give(world, world.documents.restricted);
  await give(world, world.documents.second);
  await revokeGrant(world.actors.approver, { grantId, reason: 'Contract ended' });
  const past = new Date(Date.now() - 1000);
  await arrange(world, (tenant) =>
    tenant.grant.updateMany({
      where: { documentId: world.documents.second },
      data: { grantedAt: new Date(0), expiresAt: past },
    }),
  );
  const { documents } = await read(world);
  const of = (id: string) => documents.find((document) => document.documentId === id);
  expect(of(world.documents.restricted)).toMatchObject({ state: 'revoked', reason: 'Contract ended' });
  expect(of(world.documents.second)).toMatchObject({ state: 'expired', closedAt: past });
});

test('a blocked visitor finds nothing, not even what is public', async () => {
  const world = await publishedWorld();
  await blockVisitor(world.actors.approver, { visitorId: world.actors.visitor.visitorId, reason: 'x' });
  expect(await read(world)).toMatchObject({ blocked: true, documents: [] });
});

test('a document that was archived after it was given says that it is gone', async () => {
  const world = await publishedWorld();
  await give(world, world.documents.hidden);
  expect((await read(world)).states['Architecture review']).toBe('no-agreement');
  await arrange(world, (tenant) =>
    tenant.document.updateMany({ where: { id: world.documents.hidden }, data: { archivedAt: new Date() } }),
  );
  expect((await read(world)).states['Architecture review']).toBe('unavailable');
});

type Step = (world: AccessWorld) => Promise<unknown>;

const steps: Record<string, Step> = {
  'nothing was done': async () => undefined,
  'the agreement is published': (world) => publishAgreement(world),
  'the agreement is signed': async (world) => sign(world.actors.visitor, await publishAgreement(world)),
  'the agreement is waived': (world) =>
    waiveNda(world.actors.approver, {
      visitorId: world.actors.visitor.visitorId,
      kind: 'not-needed',
      reason: 'Covered by the contract',
    }),
};

const ways: Record<string, Step> = {
  'nothing was asked for': async () => undefined,
  'everything was asked for': (world) => {
    const { confidential, restricted, second } = world.documents;
    return sendRequest(world, [confidential, restricted, second]);
  },
  'everything was given': async (world) => {
    for (const id of Object.values(world.documents)) if (id !== world.documents.public) await give(world, id);
  },
  'everything was given and revoked': async (world) => {
    for (const id of Object.values(world.documents)) {
      if (id === world.documents.public) continue;
      const { id: grantId } = await give(world, id);
      await revokeGrant(world.actors.approver, { grantId, reason: 'x' });
    }
  },
};

test.each(Object.keys(steps).flatMap((nda) => Object.keys(ways).map((way) => [nda, way] as const)))(
  'the library says "open" exactly where a copy can be made: %s, and %s',
  async (nda, way) => {
    const world = await publishedWorld();
    await steps[nda]?.(world);
    await ways[way]?.(world);
    const { documents } = await read(world);
    const { visitorId } = world.actors.visitor;
    for (const documentId of Object.values(world.documents)) {
      const shown = documents.find((document) => document.documentId === documentId);
      const access = await arrange(world, (tenant) =>
        documentAccess(tenant, visitorId, documentId, new Date()),
      );
      expect([documentId, shown?.state === 'open']).toEqual([documentId, access.state === 'open']);
      if (access.state === 'open') expect(shown?.until ?? null).toEqual(access.until);
      if (access.state === 'pending') expect(shown?.state).toBe('pending');
      if (access.state === 'revoked') expect(shown?.state).toBe('revoked');
    }
  },
);
