import { z } from 'zod';
import { optionalDay } from '#lib/day.ts';
import { moves } from '#lib/order.ts';
import { id, line, optionalLine } from '#lib/text.ts';

/** What kind of proof it is. */
export const auditReportKinds = [
  'certification',
  'audit-report',
  'penetration-test',
  'self-assessment',
] as const;

/** One of `auditReportKinds`. */
export type AuditReportKind = (typeof auditReportKinds)[number];

/** Most audit reports that an organization keeps unarchived. */
export const auditReportLimit = 200;

const fields = {
  kind: z.enum(auditReportKinds, 'Please choose a kind.'),
  framework: line('Framework', 80),
  title: line('Title', 160),
  auditor: optionalLine('Auditor', 160),
  periodStartOn: optionalDay('Period from'),
  periodEndOn: optionalDay('Period to'),
  issuedOn: optionalDay('Issued on'),
  validUntilOn: optionalDay('Valid until'),
  opinion: optionalLine('Opinion', 160),
  documentId: z.preprocess((value) => value || null, id.nullable()),
};

/** Kinds that nobody else signs: what one says of oneself, such as a mapping to a standard, has no auditor. */
const withoutAuditor: readonly AuditReportKind[] = ['self-assessment'];

type Dates = { periodStartOn: string | null; periodEndOn: string | null };
type Signed = { kind: AuditReportKind; auditor: string };
type Validity = { issuedOn: string | null; validUntilOn: string | null };

const inOrder = (from: string | null, to: string | null) => from === null || to === null || from <= to;
const periodInOrder = ({ periodStartOn, periodEndOn }: Dates) => inOrder(periodStartOn, periodEndOn);
const validityInOrder = ({ issuedOn, validUntilOn }: Validity) => inOrder(issuedOn, validUntilOn);
const namesAuditor = ({ kind, auditor }: Signed) => auditor !== '' || withoutAuditor.includes(kind);
const auditorProblem = {
  path: ['auditor'],
  message: 'Please fill in: Auditor. Only a self-assessment has none.',
};
const periodProblem = { path: ['periodEndOn'], message: 'The period must end after it begins.' };
const validityProblem = {
  path: ['validUntilOn'],
  message: 'It cannot stop being valid before it was issued.',
};

/** A new audit report. */
export const addAuditReportInput = z
  .strictObject(fields)
  .refine(namesAuditor, auditorProblem)
  .refine(periodInOrder, periodProblem)
  .refine(validityInOrder, validityProblem);

/** An audit report with all its fields. */
export const changeAuditReportInput = z
  .strictObject({ id, ...fields })
  .refine(namesAuditor, auditorProblem)
  .refine(periodInOrder, periodProblem)
  .refine(validityInOrder, validityProblem);

/** An audit report and where it goes in the list. */
export const moveAuditReportInput = z.strictObject({ id, move: z.enum(moves) });

/** One audit report. */
export const auditReportInput = z.strictObject({ id });

/** Audit reports of one state. */
export const listAuditReportsInput = z.strictObject({ archived: z.boolean().default(false) });

/** An audit report as the workspace shows it; days are like `2026-11-22`. */
export type AuditReportRow = {
  id: string;
  kind: AuditReportKind;
  framework: string;
  title: string;
  auditor: string;
  periodStartOn: string | null;
  periodEndOn: string | null;
  issuedOn: string | null;
  validUntilOn: string | null;
  opinion: string;
  document: { id: string; title: string } | null;
  archivedAt: Date | null;
};
