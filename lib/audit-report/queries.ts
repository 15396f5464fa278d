import { NotFound } from '#lib/errors.ts';
import { nothing, query } from '#lib/operation.ts';
import { readAuditReports } from './read.ts';
import { auditReportInput, listAuditReportsInput } from './schema.ts';

/** The organization's audit reports in order, or its archived ones. */
export const listAuditReports = query(
  'audit-report:list',
  listAuditReportsInput,
  ({ tenant }, { archived }) => readAuditReports(tenant, { archived }),
);

/** One audit report. Throws NotFound. */
export const getAuditReport = query('audit-report:list', auditReportInput, async ({ tenant }, { id }) => {
  const [report] = await readAuditReports(tenant, { id });
  if (!report) throw new NotFound();
  return report;
});

/** Documents that an audit report can name as its own: all that are not archived, by title. */
export const listReportDocuments = query('audit-report:list', nothing, ({ tenant }) =>
  tenant.document.findMany({
    where: { archivedAt: null },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    select: { id: true, title: true },
    take: 1000,
  }),
);
