import { z } from 'zod';
import { dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import {
  type DutyRow,
  type ExceptionRow,
  type SubserviceRow,
  severities,
  subserviceMethods,
  type TestedControlRow,
  testResults,
} from './part-schema.ts';

const severity = z.enum(severities);
const method = z.enum(subserviceMethods);
const result = z.enum(testResults);

const byReference = [{ reference: 'asc' }, { id: 'asc' }] as const;

/** Rows of a report that are read together. */
export type ReportParts = {
  exceptions: ExceptionRow[];
  subservices: SubserviceRow[];
  duties: DutyRow[];
  controls: TestedControlRow[];
};

/** What customers must do, by reference. */
export function readDuties(tenant: Tenant, reportId: string): Promise<DutyRow[]> {
  return tenant.userEntityControl.findMany({
    where: { reportId },
    orderBy: [...byReference],
    select: { id: true, reference: true, text: true, revision: true },
  });
}

/** The subservice organizations of a report, by name. */
export async function readSubservices(tenant: Tenant, reportId: string): Promise<SubserviceRow[]> {
  const rows = await tenant.subserviceOrganization.findMany({
    where: { reportId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { id: true, name: true, services: true, method: true, ownReport: true, revision: true },
  });
  return rows.map((row) => ({ ...row, method: method.parse(row.method) }));
}

/** All rows of a report, each part in its order. */
export async function readParts(tenant: Tenant, reportId: string): Promise<ReportParts> {
  const exceptions = await tenant.auditException.findMany({
    where: { reportId },
    orderBy: [...byReference],
    select: {
      id: true,
      reference: true,
      description: true,
      severity: true,
      response: true,
      responsible: true,
      dueOn: true,
      revision: true,
    },
  });
  const controls = await tenant.auditReportControl.findMany({
    where: { reportId },
    orderBy: [{ control: { identifier: 'asc' } }, { id: 'asc' }],
    select: {
      id: true,
      result: true,
      note: true,
      revision: true,
      control: { select: { id: true, identifier: true, title: true } },
    },
  });
  return {
    exceptions: exceptions.map((row) => ({
      ...row,
      severity: severity.parse(row.severity),
      dueOn: row.dueOn && dayOf(row.dueOn),
    })),
    subservices: await readSubservices(tenant, reportId),
    duties: await readDuties(tenant, reportId),
    controls: controls.map(({ control, ...row }) => ({
      ...row,
      result: result.parse(row.result),
      controlId: control.id,
      identifier: control.identifier,
      title: control.title,
    })),
  };
}

/** What the portal may tell of the rows of all reports that are not archived. */
export async function readPublishedParts(tenant: Tenant) {
  const shown = { report: { archivedAt: null } } as const;
  const told = { report: { archivedAt: null, dutiesAudience: 'public' } } as const;
  const tested = { ...shown, result: { not: 'not-tested' } };
  const controls = await tenant.auditReportControl.groupBy({
    by: ['reportId'],
    where: tested,
    _count: true,
  });
  const exceptions = await tenant.auditException.groupBy({ by: ['reportId'], where: shown, _count: true });
  const duties = await tenant.userEntityControl.findMany({
    where: told,
    orderBy: [...byReference],
    select: { reportId: true, reference: true, text: true },
  });
  const subservices = await tenant.subserviceOrganization.findMany({
    where: told,
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: { reportId: true, name: true, services: true, method: true },
  });
  const counted = (row: { reportId: string; _count: number }) => ({
    reportId: row.reportId,
    count: row._count,
  });
  return {
    controls: controls.map(counted),
    exceptions: exceptions.map(counted),
    duties,
    subservices: subservices.map((row) => ({ ...row, method: method.parse(row.method) })),
  };
}
