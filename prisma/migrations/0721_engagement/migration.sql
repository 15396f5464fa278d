-- Audits that outside people work on here, each of one framework and one period, and what they ask for.
CREATE TABLE "Engagement" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "frameworkId" UUID NOT NULL,
    "periodStartOn" DATE NOT NULL,
    "periodEndOn" DATE NOT NULL,
    "beginsOn" DATE NOT NULL,
    "endsOn" DATE NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "closedBy" TEXT,

    CONSTRAINT "Engagement_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "EngagementAuditor" (
    "organizationId" UUID NOT NULL,
    "engagementId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "addedBy" TEXT NOT NULL,

    CONSTRAINT "EngagementAuditor_pkey" PRIMARY KEY ("organizationId","engagementId","memberId")
);

CREATE TABLE "Inquiry" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "engagementId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "subject" TEXT NOT NULL,
    "controlId" UUID,
    "requirementId" UUID,
    "openedAt" TIMESTAMPTZ(3) NOT NULL,
    "openedBy" TEXT NOT NULL,
    "settledAt" TIMESTAMPTZ(3),
    "settledBy" TEXT,

    CONSTRAINT "Inquiry_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "InquiryMessage" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "inquiryId" UUID NOT NULL,
    "author" TEXT NOT NULL,
    "fromAuditor" BOOLEAN NOT NULL,
    "body" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "InquiryMessage_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "InquiryEvidence" (
    "organizationId" UUID NOT NULL,
    "messageId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,

    CONSTRAINT "InquiryEvidence_pkey" PRIMARY KEY ("organizationId","messageId","revisionId")
);

CREATE INDEX "Engagement_organizationId_createdAt_id_idx" ON "Engagement"("organizationId", "createdAt", "id");
CREATE INDEX "Engagement_organizationId_frameworkId_idx" ON "Engagement"("organizationId", "frameworkId");
CREATE INDEX "EngagementAuditor_organizationId_memberId_idx" ON "EngagementAuditor"("organizationId", "memberId");
CREATE UNIQUE INDEX "Inquiry_organizationId_engagementId_number_key" ON "Inquiry"("organizationId", "engagementId", "number");
CREATE INDEX "Inquiry_organizationId_controlId_idx" ON "Inquiry"("organizationId", "controlId");
CREATE INDEX "Inquiry_organizationId_requirementId_idx" ON "Inquiry"("organizationId", "requirementId");
CREATE INDEX "InquiryMessage_organizationId_inquiryId_sentAt_idx" ON "InquiryMessage"("organizationId", "inquiryId", "sentAt");
CREATE INDEX "InquiryEvidence_organizationId_revisionId_idx" ON "InquiryEvidence"("organizationId", "revisionId");

ALTER TABLE "Engagement" ADD CONSTRAINT "Engagement_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Engagement" ADD CONSTRAINT "Engagement_organizationId_frameworkId_fkey" FOREIGN KEY ("organizationId", "frameworkId") REFERENCES "Framework"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "EngagementAuditor" ADD CONSTRAINT "EngagementAuditor_organizationId_engagementId_fkey" FOREIGN KEY ("organizationId", "engagementId") REFERENCES "Engagement"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "EngagementAuditor" ADD CONSTRAINT "EngagementAuditor_organizationId_memberId_fkey" FOREIGN KEY ("organizationId", "memberId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Inquiry" ADD CONSTRAINT "Inquiry_organizationId_engagementId_fkey" FOREIGN KEY ("organizationId", "engagementId") REFERENCES "Engagement"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Inquiry" ADD CONSTRAINT "Inquiry_organizationId_controlId_fkey" FOREIGN KEY ("organizationId", "controlId") REFERENCES "Control"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Inquiry" ADD CONSTRAINT "Inquiry_organizationId_requirementId_fkey" FOREIGN KEY ("organizationId", "requirementId") REFERENCES "Requirement"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "InquiryMessage" ADD CONSTRAINT "InquiryMessage_organizationId_inquiryId_fkey" FOREIGN KEY ("organizationId", "inquiryId") REFERENCES "Inquiry"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "InquiryEvidence" ADD CONSTRAINT "InquiryEvidence_organizationId_messageId_fkey" FOREIGN KEY ("organizationId", "messageId") REFERENCES "InquiryMessage"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "InquiryEvidence" ADD CONSTRAINT "InquiryEvidence_organizationId_revisionId_fkey" FOREIGN KEY ("organizationId", "revisionId") REFERENCES "EvidenceRevision"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "Inquiry" ADD CONSTRAINT "Inquiry_about_one" CHECK ("controlId" IS NULL OR "requirementId" IS NULL);

SELECT protect_tenant_table('"Engagement"');
SELECT protect_tenant_table('"EngagementAuditor"');
SELECT protect_tenant_table('"Inquiry"');
SELECT protect_tenant_table('"InquiryMessage"');
SELECT protect_tenant_table('"InquiryEvidence"');
GRANT DELETE ON "EngagementAuditor" TO candor_app;
-- What was said stays said, and what was handed over stays on record.
REVOKE UPDATE ON "InquiryMessage", "InquiryEvidence" FROM candor_app;
