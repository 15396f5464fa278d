import type { AuditReportKind } from '#lib/audit-report/schema.ts';

/** Kinds of audit reports in words. */
export const kindLabels: Record<AuditReportKind, string> = {
  certification: 'Certification',
  'audit-report': 'Audit report',
  'penetration-test': 'Penetration test',
  'self-assessment': 'Self-assessment',
};
