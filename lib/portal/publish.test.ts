import { describe, expect, test } from 'vitest';
import { addAuditReport } from '#lib/audit-report/commands.ts';
import { addClaims, archiveClaim } from '#lib/claim/commands.ts';
import { Conflict, Forbidden, NotFound } from '#lib/errors.ts';
import { addSubprocessor } from '#lib/subprocessor/commands.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addListedDocument, addPortal } from '#lib/testing/portal.ts';
import { arrange, auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { publishPortal, updatePortal, withdrawPortal } from './commands.ts';
import { findPublishedPortal, getPortal, listProjections } from './queries.ts';

useTestDatabase();

async function withPortal() {
  const world = await createWorld();
  const portalId = await addPortal(world);
  return { world, portalId, ...world.actors };
}

async function publish(world: World): Promise<void> {
  const { id, draftSha256 } = await getPortal(world.actors.security, {});
  await publishPortal(world.actors.security, { portalId: id, sha256: draftSha256 });
}

const text = {
  title: 'Trust at Northwind',
  introduction: '',
  accent: '#AA0000',
  contactEmail: 'trust@northwind.example',
  accessNotice: '',
  indexed: true,
};

describe('publishing a portal', () => {
  test('an approver, an auditor, an employee and a visitor cannot change, publish or withdraw it', async () => {
    const { world, portalId, approver, auditor, employee, visitor, anonymous, security } = await withPortal();
    const { draftSha256 } = await getPortal(world.actors.security, {});
    for (const actor of [approver, auditor, employee, visitor, anonymous]) {
      await expect(updatePortal(actor, { portalId, ...text })).rejects.toThrow(Forbidden);
      await expect(publishPortal(actor, { portalId, sha256: draftSha256 })).rejects.toThrow(Forbidden);
      await expect(withdrawPortal(actor, { portalId })).rejects.toThrow(Forbidden);
    }
    await expect(withdrawPortal(security, { portalId })).rejects.toThrow(Forbidden);
    await expect(getPortal(visitor, {})).rejects.toThrow(Forbidden);
    await expect(getPortal(employee, {})).rejects.toThrow(Forbidden);
  });

  test('the other organization can neither see the draft nor change, publish or withdraw it', async () => {
    const { world, portalId, anonymous } = await withPortal();
    await publish(world);
    const other = await createWorld();
    const { owner } = other.actors;
    await expect(getPortal(owner, {})).rejects.toThrow(NotFound);
    await expect(updatePortal(owner, { portalId, ...text })).rejects.toThrow(NotFound);
    await expect(publishPortal(owner, { portalId, sha256: '0'.repeat(64) })).rejects.toThrow(NotFound);
    await expect(withdrawPortal(owner, { portalId })).rejects.toThrow(NotFound);
    expect(await findPublishedPortal(other.actors.anonymous, { portalId })).toBeNull();
    expect(await findPublishedPortal(anonymous, { portalId })).not.toBeNull();
  });

  test('nothing is public before it is published, and what is public does not follow the draft', async () => {
    const { world, portalId, security, anonymous } = await withPortal();
    expect(await findPublishedPortal(anonymous, { portalId })).toBeNull();
    await publish(world);
    await addClaims(security, { section: 'Data', texts: ['Not public yet.'] });
    const seen = await findPublishedPortal(anonymous, { portalId });
    expect(seen?.projection.areas).toEqual([]);
    await publish(world);
    const next = await findPublishedPortal(anonymous, { portalId });
    expect(next?.projection.areas[0]?.claims[0]?.text).toBe('Not public yet.');
    expect(next?.number).toBe(2);
    expect((await auditTrail(world)).filter(({ action }) => action === 'portal:publish')).toHaveLength(2);
  });

  test('publishing without a change, and publishing another draft than was looked at, are refused', async () => {
    const { world, portalId, security } = await withPortal();
    const { draftSha256 } = await getPortal(security, {});
    await addClaims(security, { section: 'Data', texts: ['Added by a colleague.'] });
    await expect(publishPortal(security, { portalId, sha256: draftSha256 })).rejects.toThrow('has changed');
    await publish(world);
    const again = (await getPortal(security, {})).draftSha256;
    await expect(publishPortal(security, { portalId, sha256: again })).rejects.toThrow(Conflict);
    expect(await listProjections(security, { portalId })).toHaveLength(1);
  });

  test('when two people publish at once, one is told', async () => {
    const { portalId, security, admin } = await withPortal();
    const { draftSha256: sha256 } = await getPortal(security, {});
    const tries = await Promise.allSettled([
      publishPortal(security, { portalId, sha256 }),
      publishPortal(admin, { portalId, sha256 }),
    ]);
    expect(tries.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    expect(tries.find((attempt) => attempt.status === 'rejected')?.reason).toBeInstanceOf(Conflict);
    expect(await listProjections(security, { portalId })).toHaveLength(1);
  });

  test('a withdrawn portal is public no more, keeps its history, and can be published again', async () => {
    const { world, portalId, owner, anonymous } = await withPortal();
    await publish(world);
    await withdrawPortal(owner, { portalId });
    expect(await findPublishedPortal(anonymous, { portalId })).toBeNull();
    await expect(withdrawPortal(owner, { portalId })).rejects.toThrow(Conflict);
    await publish(world);
    const history = await listProjections(owner, { portalId });
    expect(history.map(({ number, withdrawnBy }) => [number, withdrawnBy])).toEqual([
      [2, null],
      [1, `member:${owner.memberId}`],
    ]);
  });

  test('a stored projection cannot be changed, not even by our own code', async () => {
    const { world, portalId } = await withPortal();
    await publish(world);
    const forge = arrange(world, (tenant) =>
      tenant.projection.updateMany({ where: { portalId }, data: { content: '{}' } }),
    );
    await expect(forge).rejects.toThrow(/permission denied|42501/);
  });

  test('the editors read the difference in words before they publish', async () => {
    const { world, portalId, security } = await withPortal();
    const [kept = '', gone = ''] = await addClaims(security, { section: 'Data', texts: ['Kept.', 'Gone.'] });
    await publish(world);
    expect((await getPortal(security, {})).changes).toEqual([]);
    await archiveClaim(security, { id: gone });
    await updatePortal(security, { portalId, ...text });
    await addSubprocessor(security, {
      name: 'Nimbus',
      purpose: 'Hosting',
      dataProcessed: '',
      location: 'Ireland',
      url: '',
    });
    const { changes } = await getPortal(security, {});
    expect(changes.map(({ part, kind, label }) => `${part} ${kind}: ${label}`)).toEqual([
      'page changed: Trust at Northwind',
      'claim removed: Gone.',
      'subprocessor added: Nimbus',
    ]);
    expect(changes[0]?.fields).toContainEqual({ name: 'accent', before: '#0f5873', after: '#aa0000' });
    expect(kept).not.toBe(gone);
  });

  test('a report does not name its document while that is not listed', async () => {
    const { world, security, anonymous, portalId } = await withPortal();
    const hidden = await addListedDocument(world, { title: 'Hidden report', tier: 'hidden' });
    const listed = await addListedDocument(world, { title: 'Listed report', tier: 'restricted' });
    for (const documentId of [hidden, listed])
      await addAuditReport(security, {
        kind: 'audit-report',
        framework: 'SOC 2',
        title: 'SOC 2',
        auditor: 'A',
        periodStartOn: '',
        periodEndOn: '',
        issuedOn: '',
        validUntilOn: '',
        opinion: '',
        documentId,
      });
    await publish(world);
    const seen = await findPublishedPortal(anonymous, { portalId });
    expect(seen?.projection.auditReports.map(({ documentId }) => documentId)).toEqual([null, listed]);
  });
});
