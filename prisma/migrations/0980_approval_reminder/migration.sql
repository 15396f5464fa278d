-- That a member was told of a version that waits for their approval: once when it is put up, and once more when it has waited.
CREATE TABLE "PolicyApprovalReminder" (
  "organizationId" UUID NOT NULL,
  "submissionId" UUID NOT NULL,
  "memberId" UUID NOT NULL,
  "daysBefore" INTEGER NOT NULL,
  "remindedAt" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "PolicyApprovalReminder_pkey" PRIMARY KEY ("organizationId", "submissionId", "memberId", "daysBefore")
);
CREATE INDEX "PolicyApprovalReminder_organizationId_memberId_idx" ON "PolicyApprovalReminder" ("organizationId", "memberId");
ALTER TABLE "PolicyApprovalReminder" ADD CONSTRAINT "PolicyApprovalReminder_organizationId_submissionId_fkey" FOREIGN KEY ("organizationId", "submissionId") REFERENCES "PolicySubmission"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyApprovalReminder" ADD CONSTRAINT "PolicyApprovalReminder_organizationId_memberId_fkey" FOREIGN KEY ("organizationId", "memberId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

SELECT protect_tenant_table('"PolicyApprovalReminder"');
