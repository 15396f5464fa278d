import { createHash } from 'node:crypto';
import { z } from 'zod';
import { auditReportKinds } from '#lib/audit-report/schema.ts';
import { canonicalJson } from '#lib/json.ts';

/** Tiers that a projection may hold: whatever is hidden is in none. */
export const listedTiers = ['public', 'confidential', 'restricted'] as const;

/** One of `listedTiers`. */
export type ListedTier = (typeof listedTiers)[number];

const id = z.uuid();
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
  opinion: z.string(),
  /** Its document, if that is in this projection. */
  documentId: id.nullable(),
});

const area = z.strictObject({
  title: z.string(),
  claims: z.array(z.strictObject({ id, text: z.string() })),
});

const subprocessor = z.strictObject({
  id,
  name: z.string(),
  purpose: z.string(),
  dataProcessed: z.string(),
  location: z.string(),
  url: z.string(),
});

/**
 * Exactly what the public may see of a portal, and nothing else: what is not a field here cannot become public. Days are
 * calendar days in UTC. It holds no time of its own, so that the same content has the same hash.
 */
export const projectionSchema = z.strictObject({
  format: z.literal('candor.projection/1'),
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
  areas: z.array(area),
  documents: z.array(document),
  subprocessors: z.array(subprocessor),
});

/** See `projectionSchema`. */
export type Projection = z.infer<typeof projectionSchema>;
export type ProjectionDocument = z.infer<typeof document>;
export type ProjectionReport = z.infer<typeof auditReport>;
export type ProjectionSubprocessor = z.infer<typeof subprocessor>;

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
