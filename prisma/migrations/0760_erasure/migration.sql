-- People are erased in place: rows, ids, hashes and times stay, so that the log still verifies and a leaked copy is still
-- traced to its download; who it was goes. Decision: docs/decisions/014-erasure.md
ALTER TABLE "Visitor" ADD COLUMN "erasedAt" TIMESTAMPTZ(3), ADD COLUMN "erasedBy" TEXT;
ALTER TABLE "AccessRequest" ADD COLUMN "erasedAt" TIMESTAMPTZ(3);
ALTER TABLE "NdaSignature" ADD COLUMN "erasedAt" TIMESTAMPTZ(3);
ALTER TABLE "NdaWaiver" ADD COLUMN "erasedAt" TIMESTAMPTZ(3);

-- What stands beside the log, and a file that nothing refers to any more, may go; the log itself may not.
GRANT DELETE ON "AuditEventDetail", "File" TO candor_app;

-- What was said can be erased, and in no other way changed: the triggers below hold that.
GRANT UPDATE ("typedName", "email", "company", "title", "postalAddress", "consent", "renderedText", "address", "userAgent",
  "domain", "erasedAt") ON "NdaSignature" TO candor_app;
GRANT UPDATE ("sealedPieces") ON "Copy" TO candor_app;
GRANT UPDATE ("body") ON "AccessRequestMessage" TO candor_app;

CREATE FUNCTION refuse_change_of_signature() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."erasedAt" IS NULL AND to_jsonb(NEW) - 'fileId' = to_jsonb(OLD) - 'fileId' THEN RETURN NEW; END IF;
  IF NEW."erasedAt" IS NOT NULL AND OLD."erasedAt" IS NULL AND NEW."typedName" = 'Erased' AND concat(NEW.email, NEW.company,
    NEW.title, NEW."postalAddress", NEW.consent, NEW."renderedText", NEW.address, NEW."userAgent", NEW.domain, NEW."fileId") = ''
  THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a signature can only be erased' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER only_erased BEFORE UPDATE ON "NdaSignature" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_signature();

CREATE FUNCTION refuse_change_of_pieces() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."sealedPieces" = OLD."sealedPieces" OR NEW."sealedPieces" = ''::bytea THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a copy can only be erased' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER only_erased BEFORE UPDATE ON "Copy" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_pieces();

CREATE FUNCTION refuse_change_of_message() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.body = 'Erased' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a message can only be erased' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER only_erased BEFORE UPDATE ON "AccessRequestMessage" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_message();
