import { readDuties, readSubservices } from '#lib/audit-report/part-read.ts';
import { Forbidden, NotFound } from '#lib/errors.ts';
import { documentAccess } from '#lib/grant/access.ts';
import { query } from '#lib/operation.ts';
import { parseProjection } from '#lib/portal/cache.ts';
import type { ProjectionReport } from '#lib/portal/projection.ts';
import { coverageInput } from './schema.ts';

/** A published report with what only whoever may have its document reads. */
export type Coverage = { report: ProjectionReport; all: readonly ProjectionReport[]; document: string };

/**
 * What the report in a document covers, for a visitor to whom that document is open: its published facts, and what the
 * customer must do and whom it rests on, whether or not that is public. @throws NotFound for every other document
 */
export const getCoverage = query(
  'library:read',
  coverageInput,
  async ({ tenant, actor, organizationId, now }, { portalId, documentId }): Promise<Coverage> => {
    if (actor.kind !== 'visitor') throw new Forbidden();
    const missing = new NotFound('There is no such report.');
    const portal = await tenant.portal.findFirst({
      where: { id: portalId },
      select: { current: { select: { id: true, content: true } } },
    });
    if (!portal?.current) throw missing;
    const { id, content } = portal.current;
    const { auditReports, documents } = parseProjection(organizationId, id, content);
    const report = auditReports.find((one) => one.documentId === documentId);
    const access = await documentAccess(tenant, actor.visitorId, documentId, now);
    if (!report || access.state !== 'open') throw missing;
    const duties = await readDuties(tenant, report.id);
    const subservices = await readSubservices(tenant, report.id);
    return {
      report: {
        ...report,
        duties: duties.map(({ reference, text }) => ({ reference, text })),
        subservices: subservices.map(({ name, services, method }) => ({ name, services, method })),
      },
      all: auditReports,
      document: documents.find((one) => one.id === documentId)?.title ?? report.title,
    };
  },
);
