import type { Severity, SubserviceMethod } from '#lib/audit-report/part-schema.ts';
import type { AuditReportKind, DutiesAudience, Opinion } from '#lib/audit-report/schema.ts';
import type { ReportStanding } from '#lib/audit-report/standing.ts';
import type { Tone } from '@/components/ui/badge';

/** Kinds of audit reports in words. */
export const kindLabels: Record<AuditReportKind, string> = {
  certification: 'Certification',
  'audit-report': 'Audit report',
  'penetration-test': 'Penetration test',
  'self-assessment': 'Self-assessment',
  'bridge-letter': 'Bridge letter',
};

/** Opinions in words. */
export const opinionLabels: Record<Opinion, string> = {
  unqualified: 'Unqualified',
  qualified: 'Qualified',
  adverse: 'Adverse',
  disclaimer: 'Disclaimer of opinion',
  certified: 'Certified',
};

/** Who reads what the customer must do, in words. */
export const audienceLabels: Record<DutiesAudience, string> = {
  document: 'Whoever may have the document',
  public: 'Everybody, on the portal',
};

/** How reports stand, in words; `until` is their last day. */
export const standingLooks: Record<ReportStanding, { label: string; tone: Tone }> = {
  upcoming: { label: 'Not issued yet', tone: 'info' },
  superseded: { label: 'Superseded', tone: 'neutral' },
  expired: { label: 'Expired', tone: 'danger' },
  expiring: { label: 'Expires soon', tone: 'warning' },
  current: { label: 'Current', tone: 'positive' },
  undated: { label: 'Current, no end given', tone: 'neutral' },
};

/** Severities in words. */
export const severityLooks: Record<Severity, { label: string; tone: Tone }> = {
  minor: { label: 'Minor', tone: 'neutral' },
  moderate: { label: 'Moderate', tone: 'warning' },
  major: { label: 'Major', tone: 'danger' },
};

/** Methods in words. */
export const methodLabels: Record<SubserviceMethod, string> = {
  'carve-out': 'Carve-out: their controls are not in the report',
  inclusive: 'Inclusive: their controls are in the report',
};

/** Options of a select from a record of labels. */
export function optionsOf<Value extends string>(labels: Record<Value, string | { label: string }>) {
  return Object.entries<string | { label: string }>(labels).map(([value, label]) => ({
    value,
    label: typeof label === 'string' ? label : label.label,
  }));
}
