import { expect, test } from 'vitest';
import { openText } from '#lib/mail/sealing.ts';
import { createAccessWorld, sendRequest } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { issueGrant } from '#lib/testing/grant.ts';
import { publishAgreement, sign } from '#lib/testing/nda.ts';
import { arrange, type World } from '#lib/testing/world.ts';
import { renewGrant } from './commands.ts';
import { decideRequest } from './decision-commands.ts';
import { getOwnRequest } from './visitor-queries.ts';

useTestDatabase();

async function lastDecision(world: World): Promise<string> {
  const mail = await arrange(world, (tenant) =>
    tenant.mail.findFirstOrThrow({
      where: { template: 'request-decided' },
      orderBy: [{ createdAt: 'desc' }, { id: 'desc' }],
    }),
  );
  return openText(world.organizationId, mail.id, mail.text);
}

test('a renewal after a material version says that the new text must be signed first, and leads to it', async () => {
  const world = await createAccessWorld();
  const { visitor, approver } = world.actors;
  const documentId = world.documents.restricted;
  await sign(visitor, await publishAgreement(world));
  const { visitorId } = visitor;
  const { id: grantId } = await issueGrant(approver, { visitorId, documentId, days: 30 });
  const { requestId } = await renewGrant(visitor, { grantId });
  expect(await getOwnRequest(visitor, { requestId })).toMatchObject({ signature: 'no' });
  const newer = await publishAgreement(world, { text: 'Keep it to yourself, {{person}}.' });
  await decideRequest(approver, { requestId, decisions: [{ documentId, outcome: 'approved' }] });
  expect(await getOwnRequest(visitor, { requestId })).toMatchObject({
    state: 'approved',
    signature: 'again',
  });
  const mail = await lastDecision(world);
  expect(mail).toContain('the NDA that you signed no longer counts');
  expect(mail).toMatch(/Read and sign the NDA\W+https?:\S+\/nda\b/);
  await sign(visitor, newer);
  expect(await getOwnRequest(visitor, { requestId })).toMatchObject({ signature: 'no' });
});

test('somebody who never signed is sent to the agreement, and somebody who was denied is not', async () => {
  const world = await createAccessWorld();
  const { visitor, approver } = world.actors;
  await publishAgreement(world);
  const { restricted, second } = world.documents;
  const requestId = await sendRequest(world, [restricted, second]);
  const denied = { documentId: second, outcome: 'denied', reason: 'Not for evaluations.' } as const;
  await decideRequest(approver, { requestId, decisions: [denied] });
  expect(await lastDecision(world)).not.toContain('sign the NDA');
  expect(await getOwnRequest(visitor, { requestId })).toMatchObject({ signature: 'no' });
  const approved = { documentId: restricted, outcome: 'approved' } as const;
  await decideRequest(approver, { requestId, decisions: [approved] });
  expect(await lastDecision(world)).toContain('One step is left before you can download them: please');
  expect(await getOwnRequest(visitor, { requestId })).toMatchObject({
    state: 'approved-in-part',
    signature: 'first',
  });
});
