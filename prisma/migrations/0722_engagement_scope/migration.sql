-- What an engagement shows, said once: controls mapped to requirements of its framework that are in force.
CREATE FUNCTION engagement_controls(engagement uuid)
RETURNS TABLE ("requirementId" uuid, "controlId" uuid) LANGUAGE sql STABLE SECURITY INVOKER PARALLEL SAFE AS $$
  SELECT q.id, c.id
  FROM "Engagement" e
  JOIN "Requirement" q ON q."organizationId" = e."organizationId" AND q."frameworkId" = e."frameworkId" AND NOT q.withdrawn
  JOIN "ControlRequirement" m ON m."organizationId" = q."organizationId" AND m."requirementId" = q.id
  JOIN "Control" c ON c."organizationId" = m."organizationId" AND c.id = m."controlId" AND c."archivedAt" IS NULL
  WHERE e.id = engagement
$$;

-- Its evidence: what is linked to those controls and of its period (collected in it, covering some of it, or valid by its
-- own last day in some of it). Without a control: what an answer to one of its inquiries handed over, of whatever period.
CREATE FUNCTION engagement_evidence(engagement uuid)
RETURNS TABLE ("controlId" uuid, "revisionId" uuid) LANGUAGE sql STABLE SECURITY INVOKER PARALLEL SAFE AS $$
  SELECT DISTINCT l."controlId", r.id
  FROM "Engagement" e
  JOIN "EvidenceControl" l ON l."organizationId" = e."organizationId" AND l."removedAt" IS NULL
  JOIN "EvidenceItem" i ON i."organizationId" = l."organizationId" AND i.id = l."itemId" AND i."archivedAt" IS NULL
  JOIN "EvidenceRevision" r ON r."organizationId" = i."organizationId" AND r."itemId" = i.id
  WHERE e.id = engagement AND l."controlId" IN (SELECT s."controlId" FROM engagement_controls(engagement) s)
    AND coalesce(r."periodStartOn", r."collectedOn") <= e."periodEndOn"
    AND greatest(coalesce(r."periodEndOn", r."collectedOn"), coalesce(r."validUntilOn", r."collectedOn")) >= e."periodStartOn"
  UNION
  SELECT NULL, h."revisionId"
  FROM "Inquiry" n
  JOIN "InquiryMessage" s ON s."organizationId" = n."organizationId" AND s."inquiryId" = n.id
  JOIN "InquiryEvidence" h ON h."organizationId" = s."organizationId" AND h."messageId" = s.id
  JOIN "EvidenceRevision" r ON r."organizationId" = h."organizationId" AND r.id = h."revisionId"
  JOIN "EvidenceItem" i ON i."organizationId" = r."organizationId" AND i.id = r."itemId" AND i."archivedAt" IS NULL
  WHERE n."engagementId" = engagement
$$;

GRANT EXECUTE ON FUNCTION engagement_controls(uuid), engagement_evidence(uuid) TO candor_app;
