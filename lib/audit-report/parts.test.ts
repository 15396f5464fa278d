import { beforeAll, describe, expect, test } from 'vitest';
import { addControl } from '#lib/control/commands.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#lib/errors.ts';
import { plainControl } from '#lib/testing/control.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { auditTrail, createWorld, type World } from '#lib/testing/world.ts';
import { addAuditReport, archiveAuditReport, changeAuditReport } from './commands.ts';
import { addReportPart, changeReportPart, removeReportPart } from './part-commands.ts';
import { getAuditReport, listReportsOfControl } from './queries.ts';

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
  opinion: 'qualified',
  documentId: '',
} as const;
const duty = { part: 'duty', reference: 'CUEC-01', text: 'Remove people who left within a day.' } as const;
const exception = {
  part: 'exception',
  reference: 'CC6.2-03',
  description: 'One of 25 leavers kept an account for nine days.',
  severity: 'minor',
  response: 'Removal now follows the personnel file.',
  responsible: 'Head of IT',
  dueOn: '2026-10-01',
} as const;

let world: World;
let reportId: string;

beforeAll(async () => {
  world = await createWorld();
  reportId = await addAuditReport(world.actors.security, soc);
});

describe('who may', () => {
  test('an approver, an auditor, an employee and a visitor cannot write into a report', async () => {
    const { approver, auditor, employee, visitor, anonymous } = world.actors;
    for (const actor of [approver, auditor, employee, visitor, anonymous])
      await expect(addReportPart(actor, { reportId, ...duty })).rejects.toThrow(Forbidden);
    for (const actor of [auditor, employee, visitor])
      await expect(getAuditReport(actor, { id: reportId })).rejects.toThrow(Forbidden);
  });

  test('another organization finds neither the report nor its rows, nor can it name our control (T01, T02)', async () => {
    const other = await createWorld();
    const { owner } = other.actors;
    const [partId = ''] = await addReportPart(world.actors.owner, { reportId, ...duty });
    await expect(addReportPart(owner, { reportId, ...duty })).rejects.toThrow(NotFound);
    const seen = { reportId, partId, revision: 1 };
    await expect(changeReportPart(owner, { ...seen, ...duty })).rejects.toThrow(NotFound);
    await expect(removeReportPart(owner, { ...seen, part: 'duty' })).rejects.toThrow(NotFound);
    const own = await addAuditReport(owner, soc);
    await expect(changeReportPart(owner, { ...seen, reportId: own, ...duty })).rejects.toThrow(NotFound);
    const controlId = await addControl(world.actors.owner, { ...plainControl, identifier: 'T-1' });
    const tested = { part: 'control', result: 'no-exception', note: '' } as const;
    const named = { reportId: own, ...tested, controlIds: [controlId] };
    await expect(addReportPart(owner, named)).rejects.toThrow(Invalid);
    expect(await listReportsOfControl(owner, { controlId })).toEqual([]);
  });
});

test('exceptions, subservice organizations, duties and tested controls are written, changed and taken away, on record', async () => {
  const { security } = world.actors;
  const id = await addAuditReport(security, { ...soc, title: 'Whole' });
  const controlId = await addControl(security, plainControl);
  const [exceptionId = ''] = await addReportPart(security, { reportId: id, ...exception });
  await addReportPart(security, { reportId: id, ...duty });
  await addReportPart(security, {
    reportId: id,
    part: 'subservice',
    name: 'Cloud',
    services: 'Hosting',
    method: 'carve-out',
    ownReport: 'SOC 2, 2026',
  });
  const tested = { part: 'control', result: 'exception', note: 'One leaver' } as const;
  await addReportPart(security, { reportId: id, ...tested, controlIds: [controlId, controlId] });
  await expect(addReportPart(security, { reportId: id, ...tested, controlIds: [controlId] })).rejects.toThrow(
    'These controls stand among those tested already.',
  );
  const report = await getAuditReport(security, { id });
  const { part: _, ...told } = exception;
  expect(report.exceptions).toEqual([{ id: exceptionId, revision: 1, ...told }]);
  expect(report).toMatchObject({
    duties: [{ reference: 'CUEC-01' }],
    subservices: [{ name: 'Cloud', method: 'carve-out' }],
    controls: [{ controlId, identifier: 'AC-01', result: 'exception' }],
  });
  expect(await listReportsOfControl(security, { controlId })).toMatchObject([
    { id, result: 'exception', note: 'One leaver', standing: 'current' },
  ]);
  await removeReportPart(security, { reportId: id, part: 'exception', partId: exceptionId, revision: 1 });
  expect((await getAuditReport(security, { id })).exceptions).toEqual([]);
  const trail = (await auditTrail(world)).filter(({ subject }) => subject === `audit-report:${id}`);
  expect(trail.map(({ action }) => action)).toEqual([
    'audit-report:add',
    ...Array.from({ length: 5 }, () => 'audit-report:change'),
  ]);
});

test('of two who change one row or one report, the second is told and nothing is lost (W01)', async () => {
  const { security, owner } = world.actors;
  const [partId = ''] = await addReportPart(security, { reportId, ...duty, reference: 'CUEC-02' });
  const seen = { reportId, partId, revision: 1, ...duty };
  await changeReportPart(security, { ...seen, text: 'Mine' });
  await expect(changeReportPart(owner, { ...seen, text: 'Yours' })).rejects.toThrow(Conflict);
  const gone = { reportId, partId, part: 'duty' } as const;
  await expect(removeReportPart(owner, { ...gone, revision: 1 })).rejects.toThrow(Conflict);
  const texts = (await getAuditReport(owner, { id: reportId })).duties.map(({ text }) => text);
  expect(texts).toContain('Mine');
  await removeReportPart(owner, { ...gone, revision: 2 });
  await expect(removeReportPart(owner, { ...gone, revision: 2 })).rejects.toThrow(NotFound);
  await changeAuditReport(security, { id: reportId, revision: 1, ...soc, title: 'First' });
  await expect(changeAuditReport(owner, { id: reportId, revision: 1, ...soc })).rejects.toThrow(Conflict);
  expect((await getAuditReport(owner, { id: reportId })).title).toBe('First');
});

test('an archived report takes nothing more, and an opinion must go with the kind', async () => {
  const { security } = world.actors;
  const id = await addAuditReport(security, soc);
  await archiveAuditReport(security, { id });
  await expect(addReportPart(security, { reportId: id, ...duty })).rejects.toThrow(Conflict);
  await expect(addAuditReport(security, { ...soc, kind: 'penetration-test' })).rejects.toThrow(Invalid);
  await expect(addAuditReport(security, { ...soc, opinion: 'certified' })).rejects.toThrow(Invalid);
  await expect(addAuditReport(security, { ...soc, framework: '' })).rejects.toThrow(/Framework/);
  const foreign = { ...soc, frameworkId: '0190a000-0000-7000-8000-000000000001' };
  await expect(addAuditReport(security, foreign)).rejects.toThrow('This framework is not adopted here.');
});
