-- New texts are looked at together: an import writes thousands, and a look for each walked through all versions of an organization
-- that the database did not know the size of yet.
CREATE FUNCTION refuse_text_of_frozen_version() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  tenants uuid[] := ARRAY(SELECT DISTINCT "organizationId" FROM added);
  versions uuid[] := ARRAY(SELECT DISTINCT "versionId" FROM added);
  frozen boolean;
BEGIN
  SELECT bool_or(v.frozen) INTO frozen FROM (
    SELECT v.sha256 IS NOT NULL OR v."closedAt" IS NOT NULL AS frozen FROM "PolicyVersion" v
    WHERE v."organizationId" = ANY (tenants) AND v.id = ANY (versions) FOR SHARE) v;
  IF frozen THEN
    RAISE EXCEPTION 'the text of a policy version is frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NULL;
END $$;

DROP TRIGGER frozen ON "PolicyText";
CREATE TRIGGER frozen BEFORE UPDATE OR DELETE ON "PolicyText" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_policy_text();
CREATE TRIGGER frozen_added AFTER INSERT ON "PolicyText" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION refuse_text_of_frozen_version();
