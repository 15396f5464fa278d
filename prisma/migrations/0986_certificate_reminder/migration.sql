-- That a member was told of a certificate that waits for their check: once after it came, and once more when it has waited.
-- Decision: docs/decisions/028-certificates.md
CREATE TABLE "CertificateReminder" (
  "organizationId" UUID NOT NULL,
  "certificateId" UUID NOT NULL,
  "memberId" UUID NOT NULL,
  "daysBefore" INTEGER NOT NULL,
  "remindedAt" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "CertificateReminder_pkey" PRIMARY KEY ("organizationId", "certificateId", "memberId", "daysBefore")
);
CREATE INDEX "CertificateReminder_organizationId_memberId_idx" ON "CertificateReminder" ("organizationId", "memberId");
ALTER TABLE "CertificateReminder" ADD CONSTRAINT "CertificateReminder_organizationId_certificateId_fkey" FOREIGN KEY ("organizationId", "certificateId") REFERENCES "Certificate"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "CertificateReminder" ADD CONSTRAINT "CertificateReminder_organizationId_memberId_fkey" FOREIGN KEY ("organizationId", "memberId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

SELECT protect_tenant_table('"CertificateReminder"');
