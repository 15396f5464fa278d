-- How a control stands, as docs/health.md says it; that table is tried against this function row by row.
ALTER TABLE "ControlRevision" ADD COLUMN "cadenceDays" INTEGER;

-- Days are added to dates below; what leaves the calendar would break the list of everybody.
ALTER TABLE "Control" ADD CHECK ("cadenceDays" BETWEEN 1 AND 3660), ADD CHECK ("tier" BETWEEN 1 AND 4);
ALTER TABLE "ControlRevision" ADD CHECK ("cadenceDays" BETWEEN 1 AND 3660);
ALTER TABLE "EvidenceRequirement" ADD CHECK ("everyDays" BETWEEN 1 AND 3660),
  ADD CHECK ("startsOn" BETWEEN '1900-01-01' AND '2999-12-31');
ALTER TABLE "EvidenceRevision" ADD CHECK ("collectedOn" BETWEEN '1900-01-01' AND '2999-12-31'),
  ADD CHECK ("validUntilOn" BETWEEN '1900-01-01' AND '2999-12-31');

CREATE INDEX "Control_organizationId_title_id_idx" ON "Control" ("organizationId", "title", "id");

-- One row for each control that was there and not archived at as_of; as_of_day is that moment's day where the
-- organization is. Only facts up to as_of count. With only_controls, of these alone.
CREATE FUNCTION control_health(as_of timestamptz, as_of_day date, only_controls uuid[] DEFAULT NULL)
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
  -- What is brought for a control, each item by its newest reviewed revision and that one's newest review.
  brought AS (
    SELECT DISTINCT ON (l.id) l."controlId", l."evidenceRequirementId", v.verdict,
      v."selfReviewed", r."collectedOn", coalesce(r."validUntilOn", 'infinity'::date) AS "validUntilOn"
    FROM "EvidenceControl" l
    JOIN "EvidenceItem" i ON i."organizationId" = l."organizationId" AND i.id = l."itemId"
    JOIN "EvidenceRevision" r ON r."organizationId" = l."organizationId" AND r."itemId" = l."itemId"
    LEFT JOIN "EvidenceReview" v ON v."organizationId" = r."organizationId" AND v."revisionId" = r.id
      AND v."reviewedAt" <= as_of
    WHERE l."createdAt" <= as_of AND (l."removedAt" IS NULL OR l."removedAt" > as_of)
      AND (i."archivedAt" IS NULL OR i."archivedAt" > as_of)
      AND r."receivedAt" <= as_of AND r."collectedOn" <= as_of_day
      AND (only_controls IS NULL OR l."controlId" = ANY (only_controls))
    ORDER BY l.id, v.id IS NULL, r.number DESC, v."reviewedAt" DESC, v.id DESC
  ),
  proof AS (
    SELECT b."controlId",
      count(*)::integer AS evidence,
      count(*) FILTER (WHERE b.verdict = 'accepted')::integer AS accepted,
      count(*) FILTER (WHERE b.verdict = 'rejected')::integer AS rejected,
      max(b."collectedOn") FILTER (WHERE b.verdict = 'accepted') AS "verifiedOn",
      max(b."validUntilOn") FILTER (WHERE b.verdict = 'accepted') AS "validUntilOn",
      max(least(b."validUntilOn", b."collectedOn" + s."cadenceDays")) FILTER (WHERE b.verdict = 'accepted') AS "holdsUntilOn",
      coalesce(bool_or(b."selfReviewed") FILTER (WHERE b.verdict = 'accepted'
        AND least(b."validUntilOn", b."collectedOn" + s."cadenceDays") >= as_of_day), false) AS "selfReviewed"
    FROM brought b JOIN standing s USING ("controlId")
    GROUP BY b."controlId"
  ),
  asked AS (
    SELECT q."controlId", min(q."dueOn") AS "dueOn"
    FROM (
      SELECT n."controlId", greatest(n."startsOn",
        max(least(b."validUntilOn", b."collectedOn" + n."everyDays"))) AS "dueOn"
      FROM "EvidenceRequirement" n
      LEFT JOIN brought b ON b."evidenceRequirementId" = n.id AND b.verdict = 'accepted'
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
GRANT EXECUTE ON FUNCTION control_health(timestamptz, date, uuid[]) TO candor_app;
