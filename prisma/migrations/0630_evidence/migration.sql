-- How evidence was gathered belongs to each revision, and so to its hash; the item repeats what lists are ordered by.
ALTER TABLE "EvidenceRevision" ADD COLUMN "source" TEXT NOT NULL DEFAULT '', ADD COLUMN "procedure" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "automated" BOOLEAN NOT NULL DEFAULT false;
ALTER TABLE "EvidenceItem" ADD COLUMN "collectedOn" DATE NOT NULL DEFAULT CURRENT_DATE, ADD COLUMN "validUntilOn" DATE;

CREATE INDEX "EvidenceItem_organizationId_collectedOn_id_idx" ON "EvidenceItem"("organizationId", "collectedOn", "id");
CREATE INDEX "EvidenceItem_organizationId_validUntilOn_id_idx" ON "EvidenceItem"("organizationId", "validUntilOn", "id");
CREATE INDEX "EvidenceItem_organizationId_title_id_idx" ON "EvidenceItem"("organizationId", "title", "id");
CREATE INDEX "EvidenceItem_organizationId_currentRevisionId_idx" ON "EvidenceItem"("organizationId", "currentRevisionId");

-- One control is named by an item once at a time; who links twice at once links once.
CREATE UNIQUE INDEX "EvidenceControl_one_open" ON "EvidenceControl" ("organizationId", "itemId", "controlId") WHERE "removedAt" IS NULL;

CREATE TABLE "EvidenceUpload" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "receivedBytes" BIGINT NOT NULL DEFAULT 0,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "startedBy" TEXT NOT NULL,
    "touchedAt" TIMESTAMPTZ(3) NOT NULL,
    "finishedAt" TIMESTAMPTZ(3),
    "revisionId" UUID,

    CONSTRAINT "EvidenceUpload_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "EvidenceUploadPart" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "uploadId" UUID NOT NULL,
    "position" BIGINT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "storageKey" TEXT NOT NULL,
    "organizationKeyId" UUID NOT NULL,
    "wrappedDataKey" BYTEA NOT NULL,

    CONSTRAINT "EvidenceUploadPart_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE INDEX "EvidenceUpload_organizationId_touchedAt_idx" ON "EvidenceUpload"("organizationId", "touchedAt");
CREATE UNIQUE INDEX "EvidenceUploadPart_organizationId_uploadId_position_key" ON "EvidenceUploadPart"("organizationId", "uploadId", "position");

ALTER TABLE "EvidenceUpload" ADD CONSTRAINT "EvidenceUpload_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "EvidenceUpload" ADD CONSTRAINT "EvidenceUpload_organizationId_revisionId_fkey" FOREIGN KEY ("organizationId", "revisionId") REFERENCES "EvidenceRevision"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "EvidenceUploadPart" ADD CONSTRAINT "EvidenceUploadPart_organizationId_uploadId_fkey" FOREIGN KEY ("organizationId", "uploadId") REFERENCES "EvidenceUpload"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

SELECT protect_tenant_table('"EvidenceUpload"');
SELECT protect_tenant_table('"EvidenceUploadPart"');
-- Parts and what was never finished are taken away again.
GRANT DELETE ON "EvidenceUpload", "EvidenceUploadPart" TO candor_app;
REVOKE UPDATE ON "EvidenceUploadPart" FROM candor_app;

-- When each open evidence requirement is due, by the rule of docs/health.md: what is answered holds until it ends by itself
-- or its time is round; never before the requirement starts. Without a date: nothing is owed. "waitingOn" is the newest
-- collected day of what was brought for it and waits for a review.
CREATE FUNCTION evidence_due(as_of timestamptz, as_of_day date)
RETURNS TABLE ("requirementId" uuid, "controlId" uuid, "dueOn" date, "acceptedOn" date, "waitingOn" date)
LANGUAGE sql STABLE SECURITY INVOKER PARALLEL SAFE AS $$
  WITH open AS (
    SELECT n."organizationId", n.id, n."controlId", n."startsOn", n."everyDays", c.implementation
    FROM "EvidenceRequirement" n
    JOIN "Control" c ON c."organizationId" = n."organizationId" AND c.id = n."controlId"
    WHERE n."createdAt" <= as_of AND (n."endedAt" IS NULL OR n."endedAt" > as_of)
      AND (c."archivedAt" IS NULL OR c."archivedAt" > as_of)
  ),
  link AS (
    SELECT l."organizationId", l.id, l."itemId", l."evidenceRequirementId"
    FROM open o
    JOIN "EvidenceControl" l ON l."organizationId" = o."organizationId" AND l."evidenceRequirementId" = o.id
    JOIN "EvidenceItem" i ON i."organizationId" = l."organizationId" AND i.id = l."itemId"
    WHERE l."createdAt" <= as_of AND (l."removedAt" IS NULL OR l."removedAt" > as_of)
      AND (i."archivedAt" IS NULL OR i."archivedAt" > as_of)
  ),
  brought AS (
    SELECT DISTINCT ON (l.id) l."evidenceRequirementId", v.verdict, r."collectedOn",
      coalesce(r."validUntilOn", 'infinity'::date) AS "validUntilOn"
    FROM link l
    JOIN "EvidenceRevision" r ON r."organizationId" = l."organizationId" AND r."itemId" = l."itemId"
    JOIN "EvidenceReview" v ON v."organizationId" = r."organizationId" AND v."revisionId" = r.id AND v."reviewedAt" <= as_of
    WHERE r."receivedAt" <= as_of AND r."collectedOn" <= as_of_day
    ORDER BY l.id, r.number DESC, v."reviewedAt" DESC, v.id DESC
  ),
  waiting AS (
    SELECT l."evidenceRequirementId", max(r."collectedOn") AS "waitingOn"
    FROM link l
    JOIN LATERAL (
      SELECT r.id, r."organizationId", r."collectedOn" FROM "EvidenceRevision" r
      WHERE r."organizationId" = l."organizationId" AND r."itemId" = l."itemId" AND r."receivedAt" <= as_of
      ORDER BY r.number DESC LIMIT 1
    ) r ON true
    WHERE NOT EXISTS (SELECT 1 FROM "EvidenceReview" v WHERE v."organizationId" = r."organizationId" AND v."revisionId" = r.id
      AND v."reviewedAt" <= as_of)
    GROUP BY l."evidenceRequirementId"
  )
  SELECT o.id, o."controlId",
    CASE WHEN o.implementation NOT IN ('not-applicable', 'planned') THEN
      nullif(greatest(o."startsOn",
        max(least(b."validUntilOn", b."collectedOn" + o."everyDays"))), 'infinity'::date)
    END,
    max(b."collectedOn"),
    max(w."waitingOn")
  FROM open o
  LEFT JOIN brought b ON b."evidenceRequirementId" = o.id AND b.verdict = 'accepted'
  LEFT JOIN waiting w ON w."evidenceRequirementId" = o.id
  GROUP BY o.id, o."controlId", o."startsOn", o."everyDays", o.implementation
$$;
GRANT EXECUTE ON FUNCTION evidence_due(timestamptz, date) TO candor_app;
