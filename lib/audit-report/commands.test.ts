import { describe, expect, test } from 'vitest';
import { Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { addListedDocument } from '#lib/testing/portal.ts';
import { auditTrail, createWorld } from '#lib/testing/world.ts';
import {
  addAuditReport,
  archiveAuditReport,
  changeAuditReport,
  moveAuditReport,
  restoreAuditReport,
} from './commands.ts';
import { getAuditReport, listAuditReports } from './queries.ts';

useTestDatabase();

const soc = {
  kind: 'audit-report',
  framework: 'SOC 2',
  title: 'SOC 2 Type II',
  auditor: 'Able & Baker LLP',
  periodStartOn: '2025-07-01',
  periodEndOn: '2026-06-30',
  issuedOn: '2026-08-14',
  validUntilOn: '2027-08-13',
  opinion: 'unqualified',
  documentId: '',
} as const;

describe('audit reports', () => {
  test('an approver, an auditor and a visitor cannot add one', async () => {
    const { actors } = await createWorld();
    for (const actor of [actors.approver, actors.auditor, actors.visitor, actors.anonymous])
      await expect(addAuditReport(actor, soc)).rejects.toThrow(Forbidden);
  });

  test('the other organization can neither see nor touch one, nor lend its document to one', async () => {
    const world = await createWorld();
    const id = await addAuditReport(world.actors.security, soc);
    const documentId = await addListedDocument(world, { title: 'Ours', tier: 'public' });
    const other = (await createWorld()).actors.owner;
    await expect(getAuditReport(other, { id })).rejects.toThrow(NotFound);
    await expect(changeAuditReport(other, { id, revision: 1, ...soc })).rejects.toThrow(NotFound);
    await expect(moveAuditReport(other, { id, move: 'up' })).rejects.toThrow(NotFound);
    await expect(archiveAuditReport(other, { id })).rejects.toThrow(NotFound);
    await expect(restoreAuditReport(other, { id })).rejects.toThrow(NotFound);
    await expect(addAuditReport(other, { ...soc, documentId })).rejects.toThrow(Invalid);
  });

  test('days come back as they were typed, whatever the time zone of the server', async () => {
    const world = await createWorld();
    const { security } = world.actors;
    const documentId = await addListedDocument(world, { title: 'Report', tier: 'restricted' });
    const id = await addAuditReport(security, { ...soc, documentId });
    const report = await getAuditReport(security, { id });
    const { documentId: _, ...fields } = soc;
    expect(report).toMatchObject({ ...fields, document: { id: documentId, title: 'Report' } });
    await archiveAuditReport(security, { id });
    expect(await listAuditReports(security, {})).toEqual([]);
    await restoreAuditReport(security, { id });
    expect(await listAuditReports(security, {})).toHaveLength(1);
    expect((await auditTrail(world)).map(({ action }) => action)).toEqual([
      'audit-report:add',
      'audit-report:archive',
      'audit-report:archive',
    ]);
  });

  test('a period that ends before it begins is refused with a sentence', async () => {
    const { security } = (await createWorld()).actors;
    const backwards = addAuditReport(security, { ...soc, periodEndOn: '2025-01-01' });
    await expect(backwards).rejects.toThrow('The period must end after it begins.');
  });

  test('a self-assessment needs no auditor, and whatever somebody else has examined names them', async () => {
    const { security } = (await createWorld()).actors;
    const own = { ...soc, kind: 'self-assessment', auditor: '', opinion: '' } as const;
    const id = await addAuditReport(security, own);
    expect(await getAuditReport(security, { id })).toMatchObject({ kind: 'self-assessment', auditor: '' });
    await expect(
      changeAuditReport(security, { id, revision: 1, ...own, kind: 'certification' }),
    ).rejects.toThrow('Please fill in: Auditor.');
    for (const kind of ['certification', 'audit-report', 'penetration-test'] as const)
      await expect(addAuditReport(security, { ...own, kind })).rejects.toThrow('Please fill in: Auditor.');
  });
});
