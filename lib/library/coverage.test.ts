import { beforeAll, describe, expect, test } from 'vitest';
import { addAuditReport } from '#lib/audit-report/commands.ts';
import { addReportPart } from '#lib/audit-report/part-commands.ts';
import { Forbidden, NotFound } from '#lib/errors.ts';
import { waiveNda } from '#lib/nda-waiver/commands.ts';
import { publishPortal } from '#lib/portal/commands.ts';
import { getPortal } from '#lib/portal/queries.ts';
import { type AccessWorld, createAccessWorld } from '#lib/testing/access.ts';
import { useTestDatabase } from '#lib/testing/database.ts';
import { issueGrant } from '#lib/testing/grant.ts';
import { addVisitor, arrange } from '#lib/testing/world.ts';
import { getCoverage } from './coverage-queries.ts';
import { getLibrary } from './queries.ts';

useTestDatabase();
let world: AccessWorld;

const report = {
  kind: 'audit-report',
  framework: 'SOC 2',
  title: 'SOC 2 Type II',
  auditor: 'Able & Baker LLP',
  periodStartOn: '2025-07-01',
  periodEndOn: '2026-06-30',
  issuedOn: '2026-08-14',
  validUntilOn: '2999-08-13',
  opinion: 'qualified',
  tellExceptions: true,
} as const;
const duty = { part: 'duty', reference: 'CUEC-01', text: 'Use a second factor.' } as const;

async function publish(): Promise<string> {
  const { owner } = world.actors;
  const { draftSha256 } = await getPortal(owner, {});
  await publishPortal(owner, { portalId: world.portalId, sha256: draftSha256 });
  return arrange(world, async (tenant) => {
    const portal = await tenant.portal.findFirstOrThrow({
      select: { current: { select: { content: true } } },
    });
    return portal.current?.content ?? '';
  });
}

async function withReport(dutiesAudience: 'public' | 'document'): Promise<string> {
  world = await createAccessWorld();
  const { security } = world.actors;
  const documentId = world.documents.restricted;
  const reportId = await addAuditReport(security, { ...report, dutiesAudience, documentId });
  await addReportPart(security, { reportId, ...duty });
  await addReportPart(security, {
    reportId,
    part: 'exception',
    reference: 'CC6.2',
    description: 'A secret finding.',
    severity: 'minor',
    response: 'Mended.',
    responsible: 'Somebody Inside',
    dueOn: '',
  });
  return publish();
}

beforeAll(() => withReport('document'));

describe('what a report covers', () => {
  test('members, strangers and visitors without the document read nothing of it (T11)', async () => {
    const input = { portalId: world.portalId, documentId: world.documents.restricted };
    for (const actor of [world.actors.owner, world.actors.anonymous])
      await expect(getCoverage(actor, input)).rejects.toThrow(Forbidden);
    await expect(getCoverage(world.actors.visitor, input)).rejects.toThrow(NotFound);
    const other = await createAccessWorld();
    await expect(getCoverage(other.actors.visitor, input)).rejects.toThrow(NotFound);
  });

  test('is told to whoever has the document, with what they must do, and never what was found', async () => {
    const content = await withReport('document');
    const { visitor, approver } = world.actors;
    const documentId = world.documents.restricted;
    expect(content).toContain('"exceptions":1');
    expect(content).not.toMatch(/CUEC-01|secret finding|Mended|Somebody Inside/);
    await issueGrant(approver, { visitorId: visitor.visitorId, documentId });
    const { visitorId } = visitor;
    await waiveNda(approver, { visitorId, kind: 'not-needed', reason: 'Test' });
    const input = { portalId: world.portalId, documentId };
    const coverage = await getCoverage(visitor, input);
    expect(coverage.report).toMatchObject({
      opinion: 'qualified',
      exceptions: 1,
      duties: [{ reference: 'CUEC-01', text: 'Use a second factor.' }],
    });
    expect(JSON.stringify(coverage)).not.toContain('secret finding');
    const { documents } = await getLibrary(visitor, { portalId: world.portalId });
    const marked = documents.filter((document) => document.report);
    expect(marked.map((document) => document.documentId)).toEqual([documentId]);
    await expect(getCoverage(await addVisitor(world), input)).rejects.toThrow(NotFound);
  });

  test('what customers must do is public where the organization chose so', async () => {
    expect(await withReport('public')).toContain('CUEC-01');
  });
});
