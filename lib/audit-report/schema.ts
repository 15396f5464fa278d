import { z } from 'zod';
import { optionalDay } from '#lib/day.ts';
import { moves } from '#lib/order.ts';
import { id, line, optionalLine, paragraph } from '#lib/text.ts';

/** What kind of proof it is. */
export const auditReportKinds = [
  'certification',
  'audit-report',
  'penetration-test',
  'self-assessment',
  'bridge-letter',
] as const;

/** One of `auditReportKinds`. */
export type AuditReportKind = (typeof auditReportKinds)[number];

/** What an auditor concludes: the four opinions, and for a standard's certification that it is certified. */
export const opinions = ['unqualified', 'qualified', 'adverse', 'disclaimer', 'certified'] as const;

/** One of `opinions`. */
export type Opinion = (typeof opinions)[number];

/** Who reads what the customer must do: everybody on the portal, or whoever may have the document. */
export const dutiesAudiences = ['public', 'document'] as const;

/** One of `dutiesAudiences`. */
export type DutiesAudience = (typeof dutiesAudiences)[number];

/** Most audit reports that an organization keeps unarchived. */
export const auditReportLimit = 200;

const fields = {
  kind: z.enum(auditReportKinds, 'Please choose a kind.'),
  framework: optionalLine('Framework', 80),
  /** The adopted framework it is about; gives its name where none was typed. */
  frameworkId: z.preprocess((value) => value || null, id.nullable()).prefault(''),
  title: line('Title', 160),
  auditor: optionalLine('Auditor', 160),
  periodStartOn: optionalDay('Period from'),
  periodEndOn: optionalDay('Period to'),
  issuedOn: optionalDay('Issued on'),
  validUntilOn: optionalDay('Valid until'),
  opinion: z
    .preprocess((value) => value || null, z.enum(opinions, 'Please choose an opinion.').nullable())
    .prefault(''),
  opinionNote: optionalLine('In their words', 160).prefault(''),
  scope: paragraph('What it covers', 600).prefault(''),
  tellExceptions: z.boolean().default(false),
  dutiesAudience: z.enum(dutiesAudiences).default('document'),
  documentId: z.preprocess((value) => value || null, id.nullable()),
};

/** Kinds that nobody else signs: what one says of oneself, such as a mapping to a standard, has no auditor. */
const withoutAuditor: readonly AuditReportKind[] = ['self-assessment', 'bridge-letter'];

type Dates = { periodStartOn: string | null; periodEndOn: string | null };
type Signed = { kind: AuditReportKind; auditor: string };
type Concluded = { kind: AuditReportKind; opinion: Opinion | null };
type Named = { framework: string; frameworkId: string | null };
type Validity = { issuedOn: string | null; validUntilOn: string | null };

const inOrder = (from: string | null, to: string | null) => from === null || to === null || from <= to;
const periodInOrder = ({ periodStartOn, periodEndOn }: Dates) => inOrder(periodStartOn, periodEndOn);
const validityInOrder = ({ issuedOn, validUntilOn }: Validity) => inOrder(issuedOn, validUntilOn);
const namesAuditor = ({ kind, auditor }: Signed) => auditor !== '' || withoutAuditor.includes(kind);
const opinionFits = ({ kind, opinion }: Concluded) =>
  opinion === null ||
  (opinion === 'certified' ? kind === 'certification' : kind === 'audit-report' || kind === 'certification');
const isNamed = ({ framework, frameworkId }: Named) => framework !== '' || frameworkId !== null;
const auditorProblem = {
  path: ['auditor'],
  message: 'Please fill in: Auditor. Only what you say of yourselves has none.',
};
const opinionProblem = {
  path: ['opinion'],
  message: 'Opinions belong to audit reports; certified belongs to certifications.',
};
const frameworkProblem = { path: ['framework'], message: 'Please fill in: Framework, or choose one.' };
const periodProblem = { path: ['periodEndOn'], message: 'The period must end after it begins.' };
const validityProblem = {
  path: ['validUntilOn'],
  message: 'It cannot stop being valid before it was issued.',
};

/** A new audit report. */
export const addAuditReportInput = z
  .strictObject(fields)
  .refine(isNamed, frameworkProblem)
  .refine(opinionFits, opinionProblem)
  .refine(namesAuditor, auditorProblem)
  .refine(periodInOrder, periodProblem)
  .refine(validityInOrder, validityProblem);

/** An audit report with all its fields, and the revision that was seen. */
export const changeAuditReportInput = z
  .strictObject({ id, revision: z.coerce.number().int(), ...fields })
  .refine(isNamed, frameworkProblem)
  .refine(opinionFits, opinionProblem)
  .refine(namesAuditor, auditorProblem)
  .refine(periodInOrder, periodProblem)
  .refine(validityInOrder, validityProblem);

/** An audit report and where it goes in the list. */
export const moveAuditReportInput = z.strictObject({ id, move: z.enum(moves) });

/** One audit report. */
export const auditReportInput = z.strictObject({ id });

/** The control whose reports are wanted. */
export const reportsOfControlInput = z.strictObject({ controlId: id });

/** Audit reports of one state. */
export const listAuditReportsInput = z.strictObject({ archived: z.boolean().default(false) });

/** An audit report as the workspace shows it; days are like `2026-11-22`. */
export type AuditReportRow = {
  id: string;
  kind: AuditReportKind;
  framework: string;
  frameworkId: string | null;
  title: string;
  auditor: string;
  periodStartOn: string | null;
  periodEndOn: string | null;
  issuedOn: string | null;
  validUntilOn: string | null;
  opinion: Opinion | null;
  opinionNote: string;
  scope: string;
  tellExceptions: boolean;
  dutiesAudience: DutiesAudience;
  revision: number;
  document: { id: string; title: string } | null;
  archivedAt: Date | null;
};
