-- How controls stood at the end of a week, counted by function of the CSF; '' is all of them, each once. What happened does
-- not change any more, so it is worked out once: docs/decisions/014-health-snapshots.md
CREATE TABLE "HealthSnapshot" (
    "organizationId" UUID NOT NULL,
    "day" DATE NOT NULL,
    "function" TEXT NOT NULL,
    "health" TEXT NOT NULL,
    "controls" INTEGER NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "HealthSnapshot_pkey" PRIMARY KEY ("organizationId","day","function","health")
);
ALTER TABLE "HealthSnapshot" ADD CONSTRAINT "HealthSnapshot_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

SELECT protect_tenant_table('"HealthSnapshot"');
-- What was said stays said.
REVOKE UPDATE ON "HealthSnapshot" FROM candor_app;

-- The functions of the CSF 2.0 that each control is mapped to, and '' for each control.
CREATE FUNCTION control_functions() RETURNS TABLE ("controlId" uuid, function text)
LANGUAGE sql STABLE SECURITY INVOKER PARALLEL SAFE AS $$
  SELECT c.id, '' FROM "Control" c
  UNION ALL
  SELECT DISTINCT m."controlId", left(r.identifier, 2)
  FROM (SELECT "organizationId", id FROM "Framework" WHERE key = 'nist-csf' AND starts_with(version, '2') AND "archivedAt" IS NULL
    ORDER BY "adoptedAt" DESC, id LIMIT 1) f
  JOIN "Requirement" r ON r."organizationId" = f."organizationId" AND r."frameworkId" = f.id
  JOIN "ControlRequirement" m ON m."organizationId" = r."organizationId" AND m."requirementId" = r.id
  WHERE NOT r.withdrawn AND r.identifier ~ '^[A-Z]{2}(\.|$)'
$$;
GRANT EXECUTE ON FUNCTION control_functions() TO candor_app;
