import { sql } from 'kysely';
import { z } from 'zod';
import { optionalDay } from '#lib/day.ts';
import { Invalid } from '#lib/errors.ts';
import { sealedFile } from '#lib/file/stored-file.ts';
import { command, list, query } from '#lib/operation.ts';
import { id } from '#lib/text.ts';

/** What goes into a pack: everything, the evidence of one adopted framework, of a period, or of both. */
export const packInput = z
  .strictObject({
    frameworkId: z.preprocess((value) => value || null, id.nullable()).prefault(''),
    from: optionalDay('From').prefault(''),
    to: optionalDay('To').prefault(''),
  })
  .refine(({ from, to }) => from === null || to === null || from <= to, {
    path: ['to'],
    message: 'The period must end after it begins.',
  });

/** A pack as parsed. */
export type PackScope = z.output<typeof packInput>;

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

/** Writes down who takes which evidence away; returns the moment as of which the pack is made, and whose it is. */
export const beginPack = command(
  'evidence:export',
  packInput,
  async ({ tenant, now, organizationId }, scope) => {
    const { name } = await tenant.organization.findFirstOrThrow({ select: { name: true } });
    const framework = scope.frameworkId
      ? await tenant.framework.findFirst({
          where: { id: scope.frameworkId },
          select: { key: true, version: true, title: true },
        })
      : null;
    if (scope.frameworkId && !framework)
      throw new Invalid([{ path: 'frameworkId', message: 'This framework is not adopted here.' }]);
    return {
      result: { asOf: now, organization: name, framework },
      events: [{ subject: `organization:${organizationId}`, data: { ...scope } }],
    };
  },
);

const batchSize = 200;

const batchInput = z.strictObject({
  scope: z.custom<PackScope>((value) => typeof value === 'object' && value !== null),
  asOf: z.date(),
  after: id.nullable(),
});

/**
 * The next revisions of a pack, by id: as of one moment, so that reading twice reads the same, whatever happens between.
 */
export const readPackBatch = list('evidence:export', batchInput, async ({ tenant }, input) => {
  const { asOf, after } = input;
  const { frameworkId, from, to } = input.scope;
  const linked = sql`FROM "EvidenceControl" l
    JOIN "Control" c ON c."organizationId" = l."organizationId" AND c.id = l."controlId"
    WHERE l."organizationId" = r."organizationId" AND l."itemId" = r."itemId" AND l."createdAt" <= ${asOf}
      AND (l."removedAt" IS NULL OR l."removedAt" > ${asOf})`;
  const { rows } = await sql<PackRow>`
    SELECT r.id AS "revisionId", r."itemId", i.title, i.kind, r.number, to_char(r."collectedOn", 'YYYY-MM-DD') AS "collectedOn",
      to_char(r."periodStartOn", 'YYYY-MM-DD') AS "periodStartOn", to_char(r."periodEndOn", 'YYYY-MM-DD') AS "periodEndOn",
      to_char(r."validUntilOn", 'YYYY-MM-DD') AS "validUntilOn", r."receivedAt", r."receivedBy", r.source, r.procedure,
      r.automated, r.note, r.url, r.record, r."fileId", f.name AS "fileName", f."contentType",
      f."sizeBytes"::float8 AS "fileSizeBytes", f.sha256 AS "fileSha256", r."previousSha256", r.sha256,
      v.verdict, v.reason AS "verdictReason", v."selfReviewed", v."reviewedAt", v."reviewedBy",
      coalesce((SELECT array_agg(c.identifier ORDER BY c.identifier) ${linked}), '{}') AS controls
    FROM "EvidenceRevision" r
    JOIN "EvidenceItem" i ON i."organizationId" = r."organizationId" AND i.id = r."itemId"
    LEFT JOIN "File" f ON f."organizationId" = r."organizationId" AND f.id = r."fileId"
    LEFT JOIN LATERAL (SELECT * FROM "EvidenceReview" v WHERE v."organizationId" = r."organizationId"
      AND v."revisionId" = r.id AND v."reviewedAt" <= ${asOf} ORDER BY v."reviewedAt" DESC, v.id DESC LIMIT 1) v ON true
    WHERE r."receivedAt" <= ${asOf} AND (i."archivedAt" IS NULL OR i."archivedAt" > ${asOf})
      AND (${after}::uuid IS NULL OR r.id > ${after}::uuid)
      AND (${from}::date IS NULL OR coalesce(r."periodEndOn", r."collectedOn") >= ${from}::date)
      AND (${to}::date IS NULL OR coalesce(r."periodStartOn", r."collectedOn") <= ${to}::date)
      AND (${frameworkId}::uuid IS NULL OR EXISTS (SELECT 1 ${linked} AND EXISTS (
        SELECT 1 FROM "ControlRequirement" m JOIN "Requirement" q ON q."organizationId" = m."organizationId"
          AND q.id = m."requirementId"
        WHERE m."organizationId" = c."organizationId" AND m."controlId" = c.id AND q."frameworkId" = ${frameworkId}::uuid)))
    ORDER BY r.id LIMIT ${batchSize}`.execute(tenant);
  return { rows, next: rows.length === batchSize ? (rows.at(-1)?.revisionId ?? null) : null };
});

/** A file of the pack, still sealed. @throws NotFound */
export const findPackFile = query(
  'evidence:export',
  z.strictObject({ fileId: id }),
  ({ tenant }, { fileId }) => sealedFile(tenant, fileId),
);
