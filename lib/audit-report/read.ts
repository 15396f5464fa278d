import { z } from 'zod';
import { dayOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { type AuditReportRow, auditReportKinds, dutiesAudiences, opinions } from './schema.ts';

const kind = z.enum(auditReportKinds);
const opinion = z.preprocess((value) => value || null, z.enum(opinions).nullable());
const audience = z.enum(dutiesAudiences);
const day = (date: Date | null) => (date ? dayOf(date) : null);

const columns = {
  id: true,
  kind: true,
  framework: true,
  frameworkId: true,
  title: true,
  auditor: true,
  periodStartOn: true,
  periodEndOn: true,
  issuedOn: true,
  validUntilOn: true,
  opinion: true,
  opinionNote: true,
  scope: true,
  tellExceptions: true,
  dutiesAudience: true,
  revision: true,
  archivedAt: true,
  document: { select: { id: true, title: true } },
} as const;

/** Audit reports in order, or the archived ones, newest first. `id` narrows to one. */
export async function readAuditReports(
  tenant: Tenant,
  { archived, id }: { archived?: boolean; id?: string },
): Promise<AuditReportRow[]> {
  const state = archived === undefined ? {} : { archivedAt: archived ? { not: null } : null };
  const rows = await tenant.auditReport.findMany({
    where: { ...state, ...(id ? { id } : {}) },
    orderBy: archived ? [{ archivedAt: 'desc' }, { id: 'asc' }] : [{ position: 'asc' }, { id: 'asc' }],
    select: columns,
    take: 1000,
  });
  return rows.map((row) => ({
    ...row,
    kind: kind.parse(row.kind),
    opinion: opinion.parse(row.opinion),
    dutiesAudience: audience.parse(row.dutiesAudience),
    periodStartOn: day(row.periodStartOn),
    periodEndOn: day(row.periodEndOn),
    issuedOn: day(row.issuedOn),
    validUntilOn: day(row.validUntilOn),
  }));
}
