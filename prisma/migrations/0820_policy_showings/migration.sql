-- Which versions of policies a portal showed, from when to when: their addresses stay, and say so once they are gone.
CREATE TABLE "PolicyShowing" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "portalId" UUID NOT NULL,
    "policyId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "PolicyShowing_pkey" PRIMARY KEY ("organizationId","id")
);
CREATE INDEX "PolicyShowing_organizationId_portalId_policyId_publishedAt_idx" ON "PolicyShowing"("organizationId", "portalId", "policyId", "publishedAt");
CREATE INDEX "PolicyShowing_organizationId_policyId_idx" ON "PolicyShowing"("organizationId", "policyId");
CREATE INDEX "PolicyShowing_organizationId_versionId_idx" ON "PolicyShowing"("organizationId", "versionId");
CREATE UNIQUE INDEX "PolicyShowing_one_open" ON "PolicyShowing" ("organizationId", "portalId", "policyId") WHERE "endedAt" IS NULL;
ALTER TABLE "PolicyShowing" ADD CONSTRAINT "PolicyShowing_organizationId_portalId_fkey" FOREIGN KEY ("organizationId", "portalId") REFERENCES "Portal"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyShowing" ADD CONSTRAINT "PolicyShowing_organizationId_policyId_fkey" FOREIGN KEY ("organizationId", "policyId") REFERENCES "Policy"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyShowing" ADD CONSTRAINT "PolicyShowing_organizationId_versionId_fkey" FOREIGN KEY ("organizationId", "versionId") REFERENCES "PolicyVersion"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

SELECT protect_tenant_table('"PolicyShowing"');
