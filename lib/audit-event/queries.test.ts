import { expect, test } from 'vitest';
import { decideRequest } from '#lib/access-request/decision-commands.ts';
import { Forbidden } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { createAccessWorld, sendRequest } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { publishAgreement, sign } from '#lib/testing/nda.ts';
import { arrange, auditTrail, createWorld } from '#lib/testing/world.ts';
import { exportAuditEvents } from './export.ts';
import { listAuditEvents } from './queries.ts';
import { actorName } from './read.ts';

useTestDatabase();

async function exported(actor: Parameters<typeof exportAuditEvents>[0]) {
  const rows = [];
  for await (const batch of exportAuditEvents(actor, {})) rows.push(...batch);
  return rows;
}

test('whoever may not read the log cannot export it either', async () => {
  const { actors } = await createWorld();
  for (const actor of [
    actors.approver,
    actors.auditor,
    actors.people,
    actors.employee,
    actors.visitor,
    actors.anonymous,
  ]) {
    await expect(listAuditEvents(actor, {})).rejects.toThrow(Forbidden);
    await expect(exported(actor)).rejects.toThrow(Forbidden);
  }
});

test('the log names the people who acted and the things they touched, and keeps their ids', async () => {
  const world = await createAccessWorld();
  const { visitor, approver, security } = world.actors;
  await sign(visitor, await publishAgreement(world));
  const requestId = await sendRequest(world);
  const { restricted } = world.documents;
  await decideRequest(approver, { requestId, decisions: [{ documentId: restricted, outcome: 'approved' }] });
  const { rows } = await listAuditEvents(security, {});
  const facts = await arrange(world, async (tenant) => ({
    visitor: await tenant.visitor.findFirstOrThrow({ where: { id: visitor.visitorId } }),
    request: await tenant.accessRequest.findFirstOrThrow(),
    grant: await tenant.grant.findFirstOrThrow(),
  }));
  const { number, company } = facts.request;
  expect(rows).toContainEqual(
    expect.objectContaining({
      action: 'access-request:decide',
      actor: `member:${approver.memberId}`,
      actorName: approver.name,
      subject: `access-request:${requestId}`,
      subjectName: `#${number} from ${company}`,
    }),
  );
  expect(rows).toContainEqual(
    expect.objectContaining({
      subject: `grant:${facts.grant.id}`,
      subjectName: `SOC 2 Type II report for ${facts.visitor.name}`,
    }),
  );
  expect(rows).toContainEqual(
    expect.objectContaining({
      action: 'nda:sign',
      actorName: facts.visitor.name,
      subjectName: 'Signed by Vera Visitor',
    }),
  );
  const [newest, ...others] = await exported(security);
  expect(newest).toMatchObject({ action: 'audit-event:export', actorName: security.name });
  expect(others).toEqual(rows);
});

test('another organization learns no name from an id of ours', async () => {
  const [ours, theirs] = [await createAccessWorld(), await createWorld()];
  const subject = `document:${ours.documents.hidden}`;
  const { organizationId } = theirs;
  await arrange(theirs, (tenant) =>
    tenant.auditEvent.create({
      data: {
        organizationId,
        id: newId(),
        at: new Date(),
        action: 'document:change',
        actor: `member:${ours.actors.owner.memberId}`,
        subject,
        requestId: 'test',
        body: '{}',
        bodySha256: '',
      },
    }),
  );
  const { rows } = await listAuditEvents(theirs.actors.owner, { filters: { subject } });
  expect(rows).toMatchObject([{ actorName: 'A former member', subjectName: null, subject }]);
});

test('whoever is no row of ours has words of their own', () => {
  const names = new Map([['member:1', 'Ada']]);
  expect(actorName('member:1', names)).toBe('Ada');
  expect(actorName('visitor:2', names)).toBe('A former visitor');
  expect(actorName('operator:root', names)).toBe('Operator root');
  expect(actorName('system:housekeeping', names)).toBe('Candor');
  expect(actorName('anonymous', names)).toBe('Somebody not signed in');
});

test('an export writes one event, however much it holds', async () => {
  const world = await createAccessWorld();
  await exported(world.actors.owner);
  const trail = await auditTrail(world);
  expect(trail.filter(({ action }) => action === 'audit-event:export')).toHaveLength(1);
});
