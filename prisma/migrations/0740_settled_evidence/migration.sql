-- What the reviews of an item say is repeated beside it, by the database itself, so that health, due days and lists read one
-- row of an item instead of all its revisions and reviews. Decision: docs/decisions/013-settled-evidence.md
ALTER TABLE "EvidenceItem" ADD COLUMN "verdict" TEXT NOT NULL DEFAULT 'waiting', ADD COLUMN "judgedVerdict" TEXT,
  ADD COLUMN "judgedCollectedOn" DATE, ADD COLUMN "judgedValidUntilOn" DATE,
  ADD COLUMN "judgedSelfReviewed" BOOLEAN NOT NULL DEFAULT false, ADD COLUMN "settledAt" TIMESTAMPTZ(3);

CREATE INDEX "EvidenceItem_organizationId_verdict_createdAt_id_idx" ON "EvidenceItem"("organizationId", "verdict", "createdAt", "id");
CREATE INDEX "EvidenceItem_organizationId_settledAt_idx" ON "EvidenceItem"("organizationId", "settledAt");

-- "verdict" is the newest review of the newest revision; "judged…" are the newest revision that was reviewed and its newest
-- review. From "settledAt" on they hold: nothing was received, reviewed or (in any time zone) collected after it.
CREATE FUNCTION evidence_settled(organization uuid, item uuid)
RETURNS TABLE (
  verdict text, "judgedVerdict" text, "judgedCollectedOn" date, "judgedValidUntilOn" date, "judgedSelfReviewed" boolean,
  "settledAt" timestamptz
) LANGUAGE sql STABLE SECURITY INVOKER AS $$
  SELECT coalesce((SELECT v.verdict FROM (SELECT r.id FROM "EvidenceRevision" r
      WHERE r."organizationId" = organization AND r."itemId" = item ORDER BY r.number DESC LIMIT 1) n
    JOIN "EvidenceReview" v ON v."organizationId" = organization AND v."revisionId" = n.id
    ORDER BY v."reviewedAt" DESC, v.id DESC LIMIT 1), 'waiting'),
    j.verdict, j."collectedOn", j."validUntilOn", coalesce(j."selfReviewed", false), x.at
  FROM (
    SELECT greatest(max(r."receivedAt"), max(v."reviewedAt"),
      max(r."collectedOn")::timestamp AT TIME ZONE 'UTC' + interval '12 hours') AS at
    FROM "EvidenceRevision" r
    LEFT JOIN "EvidenceReview" v ON v."organizationId" = r."organizationId" AND v."revisionId" = r.id
    WHERE r."organizationId" = organization AND r."itemId" = item
  ) x
  LEFT JOIN LATERAL (
    SELECT v.verdict, v."selfReviewed", r."collectedOn", r."validUntilOn" FROM "EvidenceRevision" r
    JOIN "EvidenceReview" v ON v."organizationId" = r."organizationId" AND v."revisionId" = r.id
    WHERE r."organizationId" = organization AND r."itemId" = item
    ORDER BY r.number DESC, v."reviewedAt" DESC, v.id DESC LIMIT 1
  ) j ON true
$$;
GRANT EXECUTE ON FUNCTION evidence_settled(uuid, uuid) TO candor_app;

CREATE FUNCTION settle_evidence() RETURNS trigger LANGUAGE plpgsql SECURITY INVOKER AS $$
DECLARE
  settled uuid;
BEGIN
  IF TG_TABLE_NAME = 'EvidenceRevision' THEN settled := NEW."itemId";
  ELSE
    SELECT r."itemId" INTO settled FROM "EvidenceRevision" r
    WHERE r."organizationId" = NEW."organizationId" AND r.id = NEW."revisionId";
  END IF;
  UPDATE "EvidenceItem" i
  SET verdict = s.verdict, "judgedVerdict" = s."judgedVerdict", "judgedCollectedOn" = s."judgedCollectedOn",
    "judgedValidUntilOn" = s."judgedValidUntilOn", "judgedSelfReviewed" = s."judgedSelfReviewed", "settledAt" = s."settledAt"
  FROM evidence_settled(NEW."organizationId", settled) s
  WHERE i."organizationId" = NEW."organizationId" AND i.id = settled;
  RETURN NULL;
END $$;
CREATE TRIGGER settle AFTER INSERT ON "EvidenceRevision" FOR EACH ROW EXECUTE FUNCTION settle_evidence();
CREATE TRIGGER settle AFTER INSERT ON "EvidenceReview" FOR EACH ROW EXECUTE FUNCTION settle_evidence();

-- Only here may the owner look past the tenants.
ALTER TABLE "EvidenceItem" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "EvidenceRevision" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "EvidenceReview" NO FORCE ROW LEVEL SECURITY;
UPDATE "EvidenceItem" i
SET verdict = s.verdict, "judgedVerdict" = s."judgedVerdict", "judgedCollectedOn" = s."judgedCollectedOn",
  "judgedValidUntilOn" = s."judgedValidUntilOn", "judgedSelfReviewed" = s."judgedSelfReviewed", "settledAt" = s."settledAt"
FROM "EvidenceItem" o, LATERAL evidence_settled(o."organizationId", o.id) s
WHERE i."organizationId" = o."organizationId" AND i.id = o.id;
ALTER TABLE "EvidenceItem" FORCE ROW LEVEL SECURITY;
ALTER TABLE "EvidenceRevision" FORCE ROW LEVEL SECURITY;
ALTER TABLE "EvidenceReview" FORCE ROW LEVEL SECURITY;

-- How links between evidence and controls stood at a moment: each open one with the newest reviewed revision of its item and
-- that one's newest review (without one: with nothing but that something was brought). What is settled by then is read from
-- the item; the few others as it was.
CREATE FUNCTION evidence_brought(as_of timestamptz, as_of_day date, only_controls uuid[] DEFAULT NULL)
RETURNS TABLE (
  "controlId" uuid, "evidenceRequirementId" uuid, verdict text, "collectedOn" date, "validUntilOn" date, "selfReviewed" boolean
) LANGUAGE sql STABLE SECURITY INVOKER PARALLEL SAFE AS $$
  SELECT l."controlId", l."evidenceRequirementId", i."judgedVerdict", i."judgedCollectedOn",
    coalesce(i."judgedValidUntilOn", 'infinity'::date), i."judgedSelfReviewed"
  FROM "EvidenceControl" l
  JOIN "EvidenceItem" i ON i."organizationId" = l."organizationId" AND i.id = l."itemId"
  WHERE l."createdAt" <= as_of AND (l."removedAt" IS NULL OR l."removedAt" > as_of)
    AND (i."archivedAt" IS NULL OR i."archivedAt" > as_of) AND i."settledAt" <= as_of
    AND (only_controls IS NULL OR l."controlId" = ANY (only_controls))
  UNION ALL
  SELECT b."controlId", b."evidenceRequirementId", b.verdict, b."collectedOn", b."validUntilOn", b."selfReviewed"
  FROM (
    SELECT DISTINCT ON (l.id) l."controlId", l."evidenceRequirementId", v.verdict, r."collectedOn",
      coalesce(r."validUntilOn", 'infinity'::date) AS "validUntilOn", v."selfReviewed"
    FROM "EvidenceControl" l
    JOIN "EvidenceItem" i ON i."organizationId" = l."organizationId" AND i.id = l."itemId"
    JOIN "EvidenceRevision" r ON r."organizationId" = i."organizationId" AND r."itemId" = i.id
    LEFT JOIN "EvidenceReview" v ON v."organizationId" = r."organizationId" AND v."revisionId" = r.id
      AND v."reviewedAt" <= as_of
    WHERE l."createdAt" <= as_of AND (l."removedAt" IS NULL OR l."removedAt" > as_of)
      AND (i."archivedAt" IS NULL OR i."archivedAt" > as_of) AND i."settledAt" > as_of
      AND r."receivedAt" <= as_of AND r."collectedOn" <= as_of_day
      AND (only_controls IS NULL OR l."controlId" = ANY (only_controls))
    ORDER BY l.id, v.id IS NULL, r.number DESC, v."reviewedAt" DESC, v.id DESC
  ) b
$$;
GRANT EXECUTE ON FUNCTION evidence_brought(timestamptz, date, uuid[]) TO candor_app;

-- As before, from evidence_brought(): one row for each control that was there and not archived at as_of; as_of_day is that moment's day where the
-- organization is. Only facts up to as_of count. With only_controls, of these alone.
CREATE OR REPLACE FUNCTION control_health(as_of timestamptz, as_of_day date, only_controls uuid[] DEFAULT NULL)
RETURNS TABLE (
  "controlId" uuid, health text, reason text, "verifiedOn" date, "dueOn" date, "selfReviewed" boolean,
  evidence integer, accepted integer, rejected integer
) LANGUAGE sql STABLE SECURITY INVOKER PARALLEL SAFE AS $$
  WITH standing AS (
    SELECT DISTINCT ON (r."controlId") r."controlId", r.implementation, r."cadenceDays", r.archived
    FROM "ControlRevision" r
    WHERE r."changedAt" <= as_of AND (only_controls IS NULL OR r."controlId" = ANY (only_controls))
    ORDER BY r."controlId", r.number DESC
  ),
  -- What is brought, by control and the requirement it answers: few rows, whatever was brought.
  brought AS (
    SELECT b."controlId", b."evidenceRequirementId",
      count(*)::integer AS evidence,
      count(*) FILTER (WHERE b.verdict = 'accepted')::integer AS accepted,
      count(*) FILTER (WHERE b.verdict = 'rejected')::integer AS rejected,
      max(b."collectedOn") FILTER (WHERE b.verdict = 'accepted') AS "verifiedOn",
      max(b."validUntilOn") FILTER (WHERE b.verdict = 'accepted') AS "validUntilOn",
      max(least(b."validUntilOn", b."collectedOn" + s."cadenceDays")) FILTER (WHERE b.verdict = 'accepted') AS "holdsUntilOn",
      max(least(b."validUntilOn", b."collectedOn" + n."everyDays")) FILTER (WHERE b.verdict = 'accepted') AS "answersUntilOn",
      coalesce(bool_or(b."selfReviewed") FILTER (WHERE b.verdict = 'accepted'
        AND least(b."validUntilOn", b."collectedOn" + s."cadenceDays") >= as_of_day), false) AS "selfReviewed"
    FROM evidence_brought(as_of, as_of_day, only_controls) b
    JOIN standing s ON s."controlId" = b."controlId"
    LEFT JOIN "EvidenceRequirement" n ON n.id = b."evidenceRequirementId"
    GROUP BY b."controlId", b."evidenceRequirementId"
  ),
  proof AS (
    SELECT b."controlId", sum(b.evidence)::integer AS evidence, sum(b.accepted)::integer AS accepted,
      sum(b.rejected)::integer AS rejected, max(b."verifiedOn") AS "verifiedOn", max(b."validUntilOn") AS "validUntilOn",
      max(b."holdsUntilOn") AS "holdsUntilOn", bool_or(b."selfReviewed") AS "selfReviewed"
    FROM brought b
    GROUP BY b."controlId"
  ),
  asked AS (
    SELECT q."controlId", min(q."dueOn") AS "dueOn"
    FROM (
      SELECT n."controlId", greatest(n."startsOn", max(b."answersUntilOn")) AS "dueOn"
      FROM "EvidenceRequirement" n
      LEFT JOIN brought b ON b."evidenceRequirementId" = n.id
      WHERE n."createdAt" <= as_of AND (n."endedAt" IS NULL OR n."endedAt" > as_of)
        AND (only_controls IS NULL OR n."controlId" = ANY (only_controls))
      GROUP BY n.id, n."controlId", n."startsOn"
    ) q
    GROUP BY q."controlId"
  ),
  judged AS (
    SELECT s."controlId", s.implementation, p.evidence, p.accepted, p.rejected, p."verifiedOn", p."validUntilOn",
      p."holdsUntilOn", p."selfReviewed", a."dueOn" AS "askedOn",
      least(a."dueOn", p."holdsUntilOn") AS "dueOn",
      CASE
        WHEN s.implementation = 'not-applicable' THEN 'not-applicable'
        WHEN s.implementation = 'planned' THEN 'planned'
        WHEN p.rejected > 0 THEN 'failing'
        WHEN coalesce(p.accepted, 0) = 0 THEN 'unproven'
        WHEN least(a."dueOn", p."holdsUntilOn") < as_of_day THEN 'stale'
        WHEN least(a."dueOn", p."holdsUntilOn") <= as_of_day + 30 THEN 'due'
        ELSE 'verified'
      END AS health
    FROM standing s
    LEFT JOIN proof p ON p."controlId" = s."controlId"
    LEFT JOIN asked a ON a."controlId" = s."controlId"
    WHERE NOT s.archived
  )
  SELECT j."controlId", j.health,
    CASE
      WHEN j.health IN ('not-applicable', 'planned') THEN 'implementation'
      WHEN j.health = 'failing' THEN 'rejected'
      WHEN j.health = 'unproven' AND coalesce(j.evidence, 0) = 0 THEN 'no-evidence'
      WHEN j.health = 'unproven' THEN 'not-accepted'
      WHEN j.health = 'verified' THEN 'holds'
      WHEN j."askedOn" <= j."holdsUntilOn" THEN 'asked'
      WHEN j."holdsUntilOn" < j."validUntilOn" THEN 'cadence'
      ELSE 'validity'
    END,
    j."verifiedOn",
    CASE WHEN j.health NOT IN ('not-applicable', 'planned') THEN nullif(j."dueOn", 'infinity'::date) END,
    coalesce(j."selfReviewed", false), coalesce(j.evidence, 0), coalesce(j.accepted, 0), coalesce(j.rejected, 0)
  FROM judged j
$$;

-- As before, from evidence_brought(), and for some controls alone where that is asked.
DROP FUNCTION evidence_due(timestamptz, date);
CREATE FUNCTION evidence_due(as_of timestamptz, as_of_day date, only_controls uuid[] DEFAULT NULL)
RETURNS TABLE ("requirementId" uuid, "controlId" uuid, "dueOn" date, "acceptedOn" date, "waitingOn" date)
LANGUAGE sql STABLE SECURITY INVOKER PARALLEL SAFE AS $$
  WITH open AS (
    SELECT n."organizationId", n.id, n."controlId", n."startsOn", n."everyDays", c.implementation
    FROM "EvidenceRequirement" n
    JOIN "Control" c ON c."organizationId" = n."organizationId" AND c.id = n."controlId"
    WHERE n."createdAt" <= as_of AND (n."endedAt" IS NULL OR n."endedAt" > as_of)
      AND (c."archivedAt" IS NULL OR c."archivedAt" > as_of)
      AND (only_controls IS NULL OR n."controlId" = ANY (only_controls))
  ),
  answered AS (
    SELECT o.id, max(least(b."validUntilOn", b."collectedOn" + o."everyDays")) AS "untilOn", max(b."collectedOn") AS "acceptedOn"
    FROM evidence_brought(as_of, as_of_day, only_controls) b
    JOIN open o ON o.id = b."evidenceRequirementId"
    WHERE b.verdict = 'accepted'
    GROUP BY o.id
  ),
  -- What is settled and has a verdict waits no more; of the rest the newest revision by then is looked at.
  waiting AS (
    SELECT l."evidenceRequirementId", max(r."collectedOn") AS "waitingOn"
    FROM "EvidenceItem" i
    JOIN "EvidenceControl" l ON l."organizationId" = i."organizationId" AND l."itemId" = i.id
    JOIN LATERAL (
      SELECT r.id, r."organizationId", r."collectedOn" FROM "EvidenceRevision" r
      WHERE r."organizationId" = l."organizationId" AND r."itemId" = l."itemId" AND r."receivedAt" <= as_of
      ORDER BY r.number DESC LIMIT 1
    ) r ON true
    WHERE (i.verdict = 'waiting' OR i."settledAt" > as_of) AND (i."archivedAt" IS NULL OR i."archivedAt" > as_of)
      AND l."evidenceRequirementId" IS NOT NULL
      AND l."createdAt" <= as_of AND (l."removedAt" IS NULL OR l."removedAt" > as_of)
      AND (only_controls IS NULL OR l."controlId" = ANY (only_controls))
      AND NOT EXISTS (SELECT 1 FROM "EvidenceReview" v WHERE v."organizationId" = r."organizationId" AND v."revisionId" = r.id
        AND v."reviewedAt" <= as_of)
    GROUP BY l."evidenceRequirementId"
  )
  SELECT o.id, o."controlId",
    CASE WHEN o.implementation NOT IN ('not-applicable', 'planned')
      THEN nullif(greatest(o."startsOn", a."untilOn"), 'infinity'::date) END,
    a."acceptedOn", w."waitingOn"
  FROM open o
  LEFT JOIN answered a ON a.id = o.id
  LEFT JOIN waiting w ON w."evidenceRequirementId" = o.id
$$;
GRANT EXECUTE ON FUNCTION evidence_due(timestamptz, date, uuid[]) TO candor_app;
