import { createHash } from 'node:crypto';
import { z } from 'zod';
import { subserviceMethods } from '#lib/audit-report/part-schema.ts';
import { auditReportKinds, opinions } from '#lib/audit-report/schema.ts';
import { standings } from '#lib/claim/standing.ts';
import { canonicalJson } from '#lib/json.ts';
import { comparators } from '#lib/proposal/schema.ts';
import { verificationModes } from './verification.ts';

/** Tiers that a projection may hold: whatever is hidden is in none. */
export const listedTiers = ['public', 'confidential', 'restricted'] as const;

/** One of `listedTiers`. */
export type ListedTier = (typeof listedTiers)[number];

const id = z.uuid();
const csfFunctionPattern = /^[A-Z]{2}$/;
const day = z.iso.date().nullable();

const document = z.strictObject({
  id,
  title: z.string(),
  description: z.string(),
  tier: z.enum(listedTiers),
  revision: z.int(),
  publishedOn: z.iso.date(),
  pages: z.int().nullable(),
});

const auditReport = z.strictObject({
  id,
  kind: z.enum(auditReportKinds),
  framework: z.string(),
  title: z.string(),
  auditor: z.string(),
  periodStartOn: day,
  periodEndOn: day,
  issuedOn: day,
  validUntilOn: day,
  opinion: z.enum(opinions).nullable(),
  /** The opinion in the auditor's words, where those say more. */
  opinionNote: z.string(),
  /** Systems and areas in words. */
  scope: z.string(),
  /** How many controls it tested; null where that is not told. */
  controls: z.int().nullable(),
  /** How many exceptions were found; null unless the organization tells. */
  exceptions: z.int().nullable(),
  /** What the customer must do. Empty where only those read it who may have the document. */
  duties: z.array(z.strictObject({ reference: z.string(), text: z.string() })),
  subservices: z.array(
    z.strictObject({ name: z.string(), services: z.string(), method: z.enum(subserviceMethods) }),
  ),
  /** Its document, if that is in this projection. */
  documentId: id.nullable(),
});

const measure = z.strictObject({
  metric: z.string(),
  comparator: z.enum(comparators),
  value: z.string(),
  unit: z.string(),
});

/** When a claim was last verified, as exactly as the organization chose to say. */
const verification = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('day'), on: z.iso.date() }),
  z.strictObject({ kind: z.literal('month'), month: z.string().regex(/^\d{4}-\d{2}$/) }),
  z.strictObject({ kind: z.literal('within'), days: z.int() }),
]);

const claim = z.strictObject({
  id,
  text: z.string(),
  /** Null where it is not known: projections of format 1 did not say. So is the standing. */
  edition: z.int().nullable(),
  standing: z.enum(standings).nullable(),
  verification: verification.nullable(),
  measure: measure.nullable(),
  /** Empty unless the organization publishes its controls. */
  controls: z.array(z.strictObject({ identifier: z.string(), title: z.string() })),
});

/** `chapter` and `introduction` (Markdown) are empty where there is none, and in what was published before there were any. */
const area = z.strictObject({
  title: z.string(),
  chapter: z.string().default(''),
  introduction: z.string().default(''),
  claims: z.array(claim),
});

/** The figure of the CSF 2.0: counts for each function, and the subcategories that published claims speak of. */
const csf = z.strictObject({
  version: z.string(),
  functions: z.array(
    z.strictObject({
      identifier: z.string().regex(csfFunctionPattern),
      title: z.string(),
      inForce: z.int(),
      covered: z.int(),
      proven: z.int(),
      tier: z.int().min(1).max(4).nullable(),
    }),
  ),
  subcategories: z.array(
    z.strictObject({ identifier: z.string(), title: z.string(), claimIds: z.array(id).min(1) }),
  ),
});

const subprocessor = z.strictObject({
  id,
  name: z.string(),
  purpose: z.string(),
  dataProcessed: z.string(),
  location: z.string(),
  url: z.string(),
});

/** A public policy; its text is the frozen one of the version, which the hash names. */
const policy = z.strictObject({
  id,
  title: z.string(),
  versionId: id,
  version: z.int(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  effectiveOn: z.iso.date(),
  /** Empty for a PDF as it came. */
  locales: z.array(z.string()),
});

/**
 * Exactly what the public may see of a portal, and nothing else: what is not a field here cannot become public. Days are
 * calendar days in UTC (verifications: of the organization). It holds no time of its own, so that the same content has the same hash.
 */
export const projectionSchema = z.strictObject({
  format: z.literal('candor.projection/4'),
  organization: z.strictObject({ name: z.string() }),
  title: z.string(),
  introduction: z.string(),
  accent: z.string(),
  logo: z.strictObject({ fileId: id, width: z.int(), height: z.int() }).nullable(),
  contactEmail: z.string(),
  accessNotice: z.string(),
  indexed: z.boolean(),
  /** Working time within which a request is decided. */
  decision: z.strictObject({ count: z.int(), unit: z.enum(['hours', 'days']) }),
  auditReports: z.array(auditReport),
  /** How exactly verifications are told; kept here, so that a new standing is told the same way. */
  verification: z.strictObject({ mode: z.enum(verificationModes), days: z.int() }),
  areas: z.array(area),
  csf: csf.nullable(),
  documents: z.array(document),
  policies: z.array(policy),
  subprocessors: z.array(subprocessor),
});

/** See `projectionSchema`. */
export type Projection = z.infer<typeof projectionSchema>;
export type ProjectionDocument = z.infer<typeof document>;
export type ProjectionReport = z.infer<typeof auditReport>;
export type ProjectionSubprocessor = z.infer<typeof subprocessor>;
export type ProjectionClaim = z.infer<typeof claim>;
export type ProjectionPolicy = z.infer<typeof policy>;
export type ProjectionCsf = z.infer<typeof csf>;

/** The canonical text of a projection (RFC 8785) and the SHA-256 of it in hex. */
export function sealProjection(projection: Projection): { content: string; sha256: string } {
  const content = canonicalJson(projectionSchema.parse(projection));
  return { content, sha256: createHash('sha256').update(content).digest('hex') };
}

/** The projection without one document: neither listed nor named by its audit report. */
export function withoutDocument(projection: Projection, documentId: string): Projection {
  return {
    ...projection,
    documents: projection.documents.filter((document) => document.id !== documentId),
    auditReports: projection.auditReports.map((report) =>
      report.documentId === documentId ? { ...report, documentId: null } : report,
    ),
  };
}

/** The projection without one policy. */
export function withoutPolicy(projection: Projection, policyId: string): Projection {
  return { ...projection, policies: projection.policies.filter(({ id }) => id !== policyId) };
}
