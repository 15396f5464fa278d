-- A claim changes by edition; what it stands on are controls, and how it stands is derived (docs/standing.md).
ALTER TABLE "Claim" ADD COLUMN "edition" INTEGER NOT NULL DEFAULT 1, ADD COLUMN "audience" TEXT NOT NULL DEFAULT 'public',
  ADD COLUMN "metric" TEXT, ADD COLUMN "comparator" TEXT, ADD COLUMN "value" TEXT, ADD COLUMN "unit" TEXT,
  ADD COLUMN "changedAt" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP;

CREATE INDEX "Claim_organizationId_position_id_idx" ON "Claim"("organizationId", "position", "id");
CREATE INDEX "Claim_organizationId_changedAt_id_idx" ON "Claim"("organizationId", "changedAt", "id");

CREATE TABLE "ClaimEdition" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "section" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "audience" TEXT NOT NULL,
    "metric" TEXT,
    "comparator" TEXT,
    "value" TEXT,
    "unit" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "ClaimEdition_pkey" PRIMARY KEY ("organizationId","id")
);
CREATE UNIQUE INDEX "ClaimEdition_organizationId_claimId_number_key" ON "ClaimEdition"("organizationId", "claimId", "number");

CREATE TABLE "ClaimControl" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "controlId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "removedBy" TEXT,

    CONSTRAINT "ClaimControl_pkey" PRIMARY KEY ("organizationId","id")
);
CREATE INDEX "ClaimControl_organizationId_claimId_idx" ON "ClaimControl"("organizationId", "claimId");
CREATE INDEX "ClaimControl_organizationId_controlId_idx" ON "ClaimControl"("organizationId", "controlId");
-- A control backs a claim once at a time; who links twice at once links once.
CREATE UNIQUE INDEX "ClaimControl_one_open" ON "ClaimControl" ("organizationId", "claimId", "controlId") WHERE "removedAt" IS NULL;

CREATE TABLE "ClaimOverride" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "untilOn" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,

    CONSTRAINT "ClaimOverride_pkey" PRIMARY KEY ("organizationId","id"),
    -- One day more than 90, for organizations whose calendar is ahead of UTC.
    CONSTRAINT "ClaimOverride_at_most_90_days" CHECK ("untilOn" <= ("createdAt" AT TIME ZONE 'UTC')::date + 91)
);
CREATE INDEX "ClaimOverride_organizationId_claimId_createdAt_idx" ON "ClaimOverride"("organizationId", "claimId", "createdAt");

CREATE TABLE "ClaimPublication" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "portalId" UUID NOT NULL,
    "claimId" UUID NOT NULL,
    "edition" INTEGER NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ClaimPublication_pkey" PRIMARY KEY ("organizationId","id")
);
CREATE INDEX "ClaimPublication_organizationId_portalId_claimId_publishedA_idx" ON "ClaimPublication"("organizationId", "portalId", "claimId", "publishedAt");
CREATE UNIQUE INDEX "ClaimPublication_one_open" ON "ClaimPublication" ("organizationId", "portalId", "claimId") WHERE "endedAt" IS NULL;

ALTER TABLE "ClaimEdition" ADD CONSTRAINT "ClaimEdition_organizationId_claimId_fkey" FOREIGN KEY ("organizationId", "claimId") REFERENCES "Claim"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ClaimControl" ADD CONSTRAINT "ClaimControl_organizationId_claimId_fkey" FOREIGN KEY ("organizationId", "claimId") REFERENCES "Claim"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ClaimControl" ADD CONSTRAINT "ClaimControl_organizationId_controlId_fkey" FOREIGN KEY ("organizationId", "controlId") REFERENCES "Control"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ClaimOverride" ADD CONSTRAINT "ClaimOverride_organizationId_claimId_fkey" FOREIGN KEY ("organizationId", "claimId") REFERENCES "Claim"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ClaimPublication" ADD CONSTRAINT "ClaimPublication_organizationId_portalId_fkey" FOREIGN KEY ("organizationId", "portalId") REFERENCES "Portal"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ClaimPublication" ADD CONSTRAINT "ClaimPublication_organizationId_claimId_fkey" FOREIGN KEY ("organizationId", "claimId") REFERENCES "Claim"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- What claims say now is their first edition. Only here may the owner look past the tenants.
ALTER TABLE "Claim" NO FORCE ROW LEVEL SECURITY;
UPDATE "Claim" SET "changedAt" = "createdAt";
INSERT INTO "ClaimEdition" ("organizationId", "id", "claimId", "number", "section", "text", "audience", "createdAt", "createdBy")
  SELECT "organizationId", gen_random_uuid(), "id", 1, "section", "text", 'public', "createdAt", 'system:migration' FROM "Claim";
ALTER TABLE "Claim" FORCE ROW LEVEL SECURITY;

SELECT protect_tenant_table('"ClaimEdition"');
SELECT protect_tenant_table('"ClaimControl"');
SELECT protect_tenant_table('"ClaimOverride"');
SELECT protect_tenant_table('"ClaimPublication"');
-- What was said stays said.
REVOKE UPDATE ON "ClaimEdition" FROM candor_app;

-- How claims stand, as docs/standing.md says it; that table is tried against this function row by row. One row for each
-- claim that was there at as_of, archived ones too: they may still be public. With only_claims, of these alone.
CREATE FUNCTION claim_standing(as_of timestamptz, as_of_day date, only_claims uuid[] DEFAULT NULL)
RETURNS TABLE (
  "claimId" uuid, standing text, reason text, "verifiedOn" date, "dueOn" date, "selfReviewed" boolean, controls integer,
  "overriddenUntilOn" date
) LANGUAGE sql STABLE SECURITY INVOKER PARALLEL SAFE AS $$
  WITH backing AS (
    SELECT l."claimId", l."controlId" FROM "ClaimControl" l
    WHERE l."createdAt" <= as_of AND (l."removedAt" IS NULL OR l."removedAt" > as_of)
      AND (only_claims IS NULL OR l."claimId" = ANY (only_claims))
  ),
  proof AS (
    SELECT b."claimId", count(*)::integer AS controls,
      bool_or(h.health = 'failing') AS failing,
      bool_or(h.health = 'stale') AS stale,
      bool_or(h.health IN ('unproven', 'planned')) AS unproven,
      bool_or(h.health = 'due') AS due,
      -- A chain is as fresh as its oldest link.
      CASE WHEN count(h."verifiedOn") = count(*) THEN min(h."verifiedOn") END AS "verifiedOn",
      min(h."dueOn") AS "dueOn",
      bool_or(h."selfReviewed") AS "selfReviewed"
    FROM backing b
    JOIN control_health(as_of, as_of_day, CASE WHEN only_claims IS NULL THEN NULL
      ELSE ARRAY(SELECT DISTINCT "controlId" FROM backing) END) h ON h."controlId" = b."controlId"
    WHERE h.health <> 'not-applicable'
    GROUP BY b."claimId"
  ),
  overridden AS (
    SELECT o."claimId", max(o."untilOn") AS "untilOn" FROM "ClaimOverride" o
    WHERE o."createdAt" <= as_of AND (o."endedAt" IS NULL OR o."endedAt" > as_of) AND o."untilOn" >= as_of_day
      AND (only_claims IS NULL OR o."claimId" = ANY (only_claims))
    GROUP BY o."claimId"
  ),
  judged AS (
    SELECT c.id, coalesce(p.controls, 0) AS controls, p.failing, p."verifiedOn", p."dueOn", p."selfReviewed", o."untilOn",
      CASE
        WHEN p.controls IS NULL THEN 'unbacked'
        WHEN (p.failing OR p.stale) AND o."untilOn" IS NOT NULL AND p."verifiedOn" IS NOT NULL THEN 'overridden'
        WHEN p.failing OR p.stale THEN 'lapsed'
        WHEN p.unproven THEN 'unproven'
        WHEN p.due THEN 'due'
        ELSE 'proven'
      END AS verdict
    FROM "Claim" c
    LEFT JOIN proof p ON p."claimId" = c.id
    LEFT JOIN overridden o ON o."claimId" = c.id
    WHERE c."createdAt" <= as_of AND (only_claims IS NULL OR c.id = ANY (only_claims))
  )
  SELECT j.id,
    CASE j.verdict WHEN 'overridden' THEN 'due' WHEN 'unproven' THEN 'unbacked' ELSE j.verdict END,
    CASE j.verdict
      WHEN 'unbacked' THEN 'no-control'
      WHEN 'unproven' THEN 'no-proof'
      WHEN 'overridden' THEN 'overridden'
      WHEN 'lapsed' THEN CASE WHEN j.failing THEN 'rejected' ELSE 'stale' END
      WHEN 'due' THEN 'due'
      ELSE 'holds'
    END,
    CASE WHEN j.verdict NOT IN ('unbacked', 'unproven') THEN j."verifiedOn" END,
    CASE WHEN j.verdict <> 'unbacked' THEN j."dueOn" END,
    coalesce(j."selfReviewed", false), j.controls,
    CASE WHEN j.verdict = 'overridden' THEN j."untilOn" END
  FROM judged j
$$;
GRANT EXECUTE ON FUNCTION claim_standing(timestamptz, date, uuid[]) TO candor_app;
