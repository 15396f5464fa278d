import { type RawBuilder, sql } from 'kysely';
import type { TenantReader } from '#lib/db/tenant.ts';
import type { SealedFile } from '#lib/file/stored-file.ts';

/** One revision of the pack, as its manifest tells it. */
export type PackRow = {
  revisionId: string;
  itemId: string;
  title: string;
  kind: string;
  number: number;
  collectedOn: string;
  periodStartOn: string | null;
  periodEndOn: string | null;
  validUntilOn: string | null;
  receivedAt: Date;
  receivedBy: string;
  source: string;
  procedure: string;
  automated: boolean;
  note: string;
  url: string | null;
  record: unknown;
  fileId: string | null;
  fileName: string | null;
  contentType: string | null;
  fileSizeBytes: number | null;
  fileSha256: string | null;
  previousSha256: string;
  sha256: string;
  verdict: string | null;
  verdictReason: string | null;
  selfReviewed: boolean | null;
  reviewedAt: Date | null;
  reviewedBy: string | null;
  controls: string[];
};

/** What is told of the whole pack, and where its revisions and files are read: each reading is an operation of its own. */
export type Pack = {
  asOf: Date;
  organization: string;
  framework: { key: string; version: string; title: string } | null;
  from: string | null;
  to: string | null;
  /** The next revisions after this id. */
  read: (after: string | null) => Promise<PackBatch>;
  /** A file of it, still sealed. @throws NotFound */
  file: (fileId: string, revisionId: string) => Promise<SealedFile>;
};

/** Some revisions of a pack; `next` is where the following ones begin. */
export type PackBatch = { rows: PackRow[]; next: string | null };

const batchSize = 200;

/** What of a pack is read: revisions `r` that are in it, controls `c` that may be named, as of one moment. */
export type PackPlace = {
  asOf: Date;
  after: string | null;
  holds: RawBuilder<unknown>;
  names: RawBuilder<unknown>;
};

/**
 * The next revisions of a pack, by id: as of one moment, so that reading twice reads the same, whatever happens between.
 */
export async function readPackRows(tenant: TenantReader, place: PackPlace): Promise<PackBatch> {
  const { asOf, after, holds, names } = place;
  const { rows } = await sql<PackRow>`
    SELECT r.id AS "revisionId", r."itemId", i.title, i.kind, r.number, to_char(r."collectedOn", 'YYYY-MM-DD') AS "collectedOn",
      to_char(r."periodStartOn", 'YYYY-MM-DD') AS "periodStartOn", to_char(r."periodEndOn", 'YYYY-MM-DD') AS "periodEndOn",
      to_char(r."validUntilOn", 'YYYY-MM-DD') AS "validUntilOn", r."receivedAt", r."receivedBy", r.source, r.procedure,
      r.automated, r.note, r.url, r.record, r."fileId", f.name AS "fileName", f."contentType",
      f."sizeBytes"::float8 AS "fileSizeBytes", f.sha256 AS "fileSha256", r."previousSha256", r.sha256,
      v.verdict, v.reason AS "verdictReason", v."selfReviewed", v."reviewedAt", v."reviewedBy",
      coalesce((SELECT array_agg(c.identifier ORDER BY c.identifier) ${linkedControls(asOf)} AND ${names}), '{}') AS controls
    FROM "EvidenceRevision" r
    JOIN "EvidenceItem" i ON i."organizationId" = r."organizationId" AND i.id = r."itemId"
    LEFT JOIN "File" f ON f."organizationId" = r."organizationId" AND f.id = r."fileId"
    LEFT JOIN LATERAL (SELECT * FROM "EvidenceReview" v WHERE v."organizationId" = r."organizationId"
      AND v."revisionId" = r.id AND v."reviewedAt" <= ${asOf} ORDER BY v."reviewedAt" DESC, v.id DESC LIMIT 1) v ON true
    WHERE r."receivedAt" <= ${asOf} AND (i."archivedAt" IS NULL OR i."archivedAt" > ${asOf})
      AND (${after}::uuid IS NULL OR r.id > ${after}::uuid) AND ${holds}
    ORDER BY r.id LIMIT ${batchSize}`.execute(tenant);
  return { rows, next: rows.length === batchSize ? (rows.at(-1)?.revisionId ?? null) : null };
}

/** FROM and WHERE of the controls `c` that a revision `r` proved at that moment. */
export function linkedControls(asOf: Date): RawBuilder<unknown> {
  return sql`FROM "EvidenceControl" l
    JOIN "Control" c ON c."organizationId" = l."organizationId" AND c.id = l."controlId"
    WHERE l."organizationId" = r."organizationId" AND l."itemId" = r."itemId" AND l."createdAt" <= ${asOf}
      AND (l."removedAt" IS NULL OR l."removedAt" > ${asOf})`;
}
