-- Whether somebody looks at the certificates of a course before they count, and what was sent until they do.
-- Decision: docs/decisions/028-certificates.md
ALTER TABLE "Course" ADD COLUMN "checksCertificates" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "Certificate" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dutyId" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "edition" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "fileId" UUID,
    "address" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,
    "verdict" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "erasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Certificate_pkey" PRIMARY KEY ("organizationId","id"),
    CONSTRAINT "Certificate_verdict_check" CHECK ("verdict" IN ('accepted', 'rejected'))
);
CREATE INDEX "Certificate_organizationId_dutyId_idx" ON "Certificate"("organizationId", "dutyId");
CREATE INDEX "Certificate_organizationId_courseId_idx" ON "Certificate"("organizationId", "courseId");
CREATE INDEX "Certificate_organizationId_personId_idx" ON "Certificate"("organizationId", "personId");
CREATE INDEX "Certificate_organizationId_fileId_idx" ON "Certificate"("organizationId", "fileId");
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_organizationId_dutyId_fkey" FOREIGN KEY ("organizationId", "dutyId") REFERENCES "Duty"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_organizationId_courseId_fkey" FOREIGN KEY ("organizationId", "courseId") REFERENCES "Course"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Certificate" ADD CONSTRAINT "Certificate_organizationId_fileId_fkey" FOREIGN KEY ("organizationId", "fileId") REFERENCES "File"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
SELECT protect_tenant_table('"Certificate"');

-- One at a time waits for each duty.
CREATE UNIQUE INDEX "Certificate_one_waiting" ON "Certificate" ("organizationId", "dutyId") WHERE "verdict" IS NULL;

-- What was sent is decided once, erased once, and in no other way changed.
REVOKE UPDATE ON "Certificate" FROM candor_app;
GRANT UPDATE ("verdict", "reason", "decidedAt", "decidedBy", "address", "userAgent", "fileId", "erasedAt") ON "Certificate" TO candor_app;
CREATE FUNCTION refuse_change_of_certificate() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."erasedAt" IS NULL AND NEW."erasedAt" IS NOT NULL AND NEW.verdict IS NOT DISTINCT FROM OLD.verdict
    AND concat(NEW.address, NEW."userAgent", NEW."fileId", NEW.reason) = '' THEN RETURN NEW; END IF;
  IF OLD."erasedAt" IS NULL AND NEW."erasedAt" IS NULL AND OLD.verdict IS NULL AND NEW.verdict IS NOT NULL
    AND NEW."decidedAt" IS NOT NULL AND (NEW.address, NEW."userAgent", NEW."fileId") IS NOT DISTINCT FROM
      (OLD.address, OLD."userAgent", OLD."fileId") THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'a certificate can only be decided on once, and erased' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER only_decided BEFORE UPDATE ON "Certificate" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_certificate();
