import { z } from 'zod';
import { dayOf } from '#lib/day.ts';
import { NotFound } from '#lib/errors.ts';
import { nothing, query } from '#lib/operation.ts';
import { readParts } from './part-read.ts';
import { type TestResult, testResults } from './part-schema.ts';
import { readAuditReports } from './read.ts';
import {
  type AuditReportRow,
  auditReportInput,
  listAuditReportsInput,
  reportsOfControlInput,
} from './schema.ts';
import { type ReportStanding, reportStanding, successorOf } from './standing.ts';

/** The organization's audit reports in order, or its archived ones. */
export const listAuditReports = query(
  'audit-report:list',
  listAuditReportsInput,
  ({ tenant }, { archived }) => readAuditReports(tenant, { archived }),
);

/** One audit report with its rows, how it stands today, and the report that took its place. Throws NotFound. */
export const getAuditReport = query(
  'audit-report:list',
  auditReportInput,
  async ({ tenant, now }, { id }) => {
    const [report] = await readAuditReports(tenant, { id });
    if (!report) throw new NotFound();
    const today = dayOf(now);
    const all = await readAuditReports(tenant, { archived: false });
    const successor = report.archivedAt ? null : successorOf(report, all, today);
    return {
      ...report,
      ...(await readParts(tenant, id)),
      standing: reportStanding(report, report.archivedAt ? [] : all, today),
      successor: successor && { id: successor.id, title: successor.title },
    };
  },
);

/** A report that tested a control, and what came of it. */
export type ReportOfControl = Pick<
  AuditReportRow,
  'id' | 'title' | 'framework' | 'kind' | 'auditor' | 'periodStartOn' | 'periodEndOn'
> & { standing: ReportStanding; result: TestResult; note: string };

const result = z.enum(testResults);

/** The reports that tested a control, newest period first; archived ones are left out. */
export const listReportsOfControl = query(
  'audit-report:list',
  reportsOfControlInput,
  async ({ tenant, now }, { controlId }): Promise<ReportOfControl[]> => {
    const tests = await tenant.auditReportControl.findMany({
      where: { controlId },
      select: { reportId: true, result: true, note: true },
    });
    if (tests.length === 0) return [];
    const all = await readAuditReports(tenant, { archived: false });
    const today = dayOf(now);
    return tests
      .flatMap((test) => {
        const report = all.find(({ id }) => id === test.reportId);
        if (!report) return [];
        const standing = reportStanding(report, all, today);
        return [{ ...report, standing, result: result.parse(test.result), note: test.note }];
      })
      .toSorted((one, other) => (other.periodEndOn ?? '').localeCompare(one.periodEndOn ?? ''));
  },
);

/** Controls that a report can have tested: all that are not archived, by identifier. */
export const listReportControls = query('audit-report:list', nothing, ({ tenant }) =>
  tenant.control.findMany({
    where: { archivedAt: null },
    orderBy: [{ identifier: 'asc' }, { id: 'asc' }],
    select: { id: true, identifier: true, title: true },
    take: 2000,
  }),
);

/** Frameworks in use that an audit report can be about, by title. */
export const listReportFrameworks = query('audit-report:list', nothing, ({ tenant }) =>
  tenant.framework.findMany({
    where: { archivedAt: null },
    orderBy: [{ title: 'asc' }, { version: 'asc' }],
    select: { id: true, title: true, version: true },
    take: 1000,
  }),
);

/** Documents that an audit report can name as its own: all that are not archived, by title. */
export const listReportDocuments = query('audit-report:list', nothing, ({ tenant }) =>
  tenant.document.findMany({
    where: { archivedAt: null },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    select: { id: true, title: true },
    take: 1000,
  }),
);
