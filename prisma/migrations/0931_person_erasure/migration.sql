-- Persons who left are erased in place, as visitors are: rows, ids, hashes and times stay; who it was goes.
-- Decision: docs/decisions/022-erasure-of-people.md
ALTER TABLE "Person" ADD COLUMN "erasedAt" TIMESTAMPTZ(3), ADD COLUMN "erasedBy" TEXT;
ALTER TABLE "Completion" ADD COLUMN "erasedAt" TIMESTAMPTZ(3);
ALTER TABLE "CheckResult" ADD COLUMN "erasedAt" TIMESTAMPTZ(3);

-- What was recorded can be erased, and in no other way changed: the triggers below hold that.
GRANT UPDATE (address, "userAgent", "certificateFileId", note, "erasedAt") ON "Completion" TO candor_app;
GRANT UPDATE (reason, "fileId", "erasedAt") ON "CheckResult" TO candor_app;

CREATE FUNCTION refuse_change_of_completion() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."erasedAt" IS NOT NULL AND OLD."erasedAt" IS NULL AND concat(NEW.address, NEW."userAgent", NEW."certificateFileId",
    NEW.note) = '' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a completion can only be erased' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER only_erased BEFORE UPDATE ON "Completion" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_completion();

CREATE FUNCTION refuse_change_of_check_result() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."erasedAt" IS NOT NULL AND OLD."erasedAt" IS NULL AND concat(NEW.reason, NEW."fileId") = '' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'the result of a check can only be erased' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER only_erased BEFORE UPDATE ON "CheckResult" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_check_result();

-- Nobody comes back from being erased under the same number.
CREATE FUNCTION refuse_change_of_erased_person() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'an erased person cannot be changed' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER stays_erased BEFORE UPDATE ON "Person" FOR EACH ROW WHEN (OLD."erasedAt" IS NOT NULL)
  EXECUTE FUNCTION refuse_change_of_erased_person();
