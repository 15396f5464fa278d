-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "AccessRequest" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "visitorId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "company" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "relationship" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedAt" TIMESTAMPTZ(3),
    "dueAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "withdrawnAt" TIMESTAMPTZ(3),
    "expiredAt" TIMESTAMPTZ(3),
    "renewsGrantId" UUID,

    CONSTRAINT "AccessRequest_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "AccessRequestItem" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "outcome" TEXT,
    "reason" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "onBehalfOf" UUID,

    CONSTRAINT "AccessRequestItem_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "AccessRequestMessage" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "requestId" UUID NOT NULL,
    "author" TEXT NOT NULL,
    "fromVisitor" BOOLEAN NOT NULL,
    "asksForInformation" BOOLEAN NOT NULL DEFAULT false,
    "body" TEXT NOT NULL,
    "sentAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AccessRequestMessage_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "AccessRule" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "domain" TEXT,
    "customerId" UUID,
    "approve" BOOLEAN NOT NULL,
    "waiveNda" BOOLEAN NOT NULL,
    "waiveReason" TEXT NOT NULL DEFAULT '',
    "grantDays" INTEGER,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "disabledAt" TIMESTAMPTZ(3),
    "disabledBy" TEXT,

    CONSTRAINT "AccessRule_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "AccessRuleItem" (
    "organizationId" UUID NOT NULL,
    "ruleId" UUID NOT NULL,
    "documentId" UUID NOT NULL,

    CONSTRAINT "AccessRuleItem_pkey" PRIMARY KEY ("organizationId","ruleId","documentId")
);

-- CreateTable
CREATE TABLE "AuditEvent" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sequence" BIGSERIAL NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "action" TEXT NOT NULL,
    "actor" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "requestId" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "bodySha256" TEXT NOT NULL,

    CONSTRAINT "AuditEvent_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "AuditEventDetail" (
    "organizationId" UUID NOT NULL,
    "eventId" UUID NOT NULL,
    "salt" TEXT NOT NULL,
    "detail" TEXT NOT NULL,

    CONSTRAINT "AuditEventDetail_pkey" PRIMARY KEY ("organizationId","eventId")
);

-- CreateTable
CREATE TABLE "File" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "storageKey" TEXT NOT NULL,
    "organizationKeyId" UUID NOT NULL,
    "wrappedDataKey" BYTEA NOT NULL,
    "name" TEXT NOT NULL,
    "contentType" TEXT NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "sha256" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "File_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Upload" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "storageKey" TEXT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Upload_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Document" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "tier" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "currentRevisionId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Document_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "DocumentRevision" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "reasons" JSONB NOT NULL,
    "pages" INTEGER,
    "pagesDone" INTEGER NOT NULL DEFAULT 0,
    "layout" JSONB,
    "originalFileId" UUID NOT NULL,
    "preparedFileId" UUID,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedBy" TEXT NOT NULL,
    "preparedAt" TIMESTAMPTZ(3),
    "publishedAt" TIMESTAMPTZ(3),
    "publishedBy" TEXT,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnBy" TEXT,
    "withdrawnReason" TEXT,

    CONSTRAINT "DocumentRevision_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Grant" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "visitorId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "requestId" UUID,
    "ruleId" UUID,
    "days" INTEGER NOT NULL,
    "countsFrom" TEXT NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "grantedBy" TEXT NOT NULL,
    "firstUsedAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3),
    "remindedAt" TIMESTAMPTZ(3),
    "supersededAt" TIMESTAMPTZ(3),

    CONSTRAINT "Grant_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Revocation" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "grantId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "revokedAt" TIMESTAMPTZ(3) NOT NULL,
    "revokedBy" TEXT NOT NULL,
    "reinstatedAt" TIMESTAMPTZ(3),
    "reinstatedBy" TEXT,

    CONSTRAINT "Revocation_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "GrantExtension" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "grantId" UUID NOT NULL,
    "previousExpiresAt" TIMESTAMPTZ(3),
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "extendedAt" TIMESTAMPTZ(3) NOT NULL,
    "extendedBy" TEXT NOT NULL,

    CONSTRAINT "GrantExtension_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Copy" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "code" TEXT NOT NULL,
    "grantId" UUID,
    "visitorId" UUID NOT NULL,
    "documentId" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "sealedPieces" BYTEA NOT NULL,
    "sizeBytes" BIGINT NOT NULL,
    "sha256" TEXT,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Copy_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Delivery" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "copyId" UUID NOT NULL,
    "bundleId" UUID,
    "sessionId" UUID,
    "address" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "rangeStart" BIGINT NOT NULL,
    "rangeEnd" BIGINT NOT NULL,
    "startedAt" TIMESTAMPTZ(3) NOT NULL,
    "bytesSent" BIGINT NOT NULL DEFAULT 0,
    "completedAt" TIMESTAMPTZ(3),
    "brokenOffAt" TIMESTAMPTZ(3),
    "brokenOffWhy" TEXT,

    CONSTRAINT "Delivery_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Bundle" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "visitorId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Bundle_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "BundleItem" (
    "organizationId" UUID NOT NULL,
    "bundleId" UUID NOT NULL,
    "copyId" UUID NOT NULL,

    CONSTRAINT "BundleItem_pkey" PRIMARY KEY ("organizationId","bundleId","copyId")
);

-- CreateTable
CREATE TABLE "Mail" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "template" TEXT NOT NULL,
    "recipient" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "html" TEXT NOT NULL,
    "messageId" TEXT NOT NULL,
    "attachments" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "notBefore" TIMESTAMPTZ(3) NOT NULL,
    "dedupeKey" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimedAt" TIMESTAMPTZ(3),
    "sentAt" TIMESTAMPTZ(3),
    "failedAt" TIMESTAMPTZ(3),
    "lastError" TEXT,

    CONSTRAINT "Mail_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Member" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "passwordHash" TEXT,
    "invitedBy" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "removedBy" TEXT,

    CONSTRAINT "Member_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "MemberRole" (
    "organizationId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "role" TEXT NOT NULL,
    "grantedAt" TIMESTAMPTZ(3) NOT NULL,
    "grantedBy" TEXT NOT NULL,

    CONSTRAINT "MemberRole_pkey" PRIMARY KEY ("organizationId","memberId","role")
);

-- CreateTable
CREATE TABLE "Delegation" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "fromMemberId" UUID NOT NULL,
    "toMemberId" UUID NOT NULL,
    "startsAt" TIMESTAMPTZ(3) NOT NULL,
    "endsAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Delegation_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Challenge" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "subjectId" UUID,
    "tokenHash" TEXT NOT NULL,
    "codeHash" TEXT,
    "flowHash" TEXT,
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "consumedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Challenge_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Session" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "tokenHash" TEXT NOT NULL,
    "memberId" UUID,
    "visitorId" UUID,
    "address" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "lastSeenAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,

    CONSTRAINT "Session_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "NdaVersion" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "change" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3),
    "publishedBy" TEXT,

    CONSTRAINT "NdaVersion_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "NdaSignature" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "visitorId" UUID NOT NULL,
    "domain" TEXT,
    "typedName" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "company" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "postalAddress" TEXT NOT NULL,
    "consent" TEXT NOT NULL,
    "renderedText" TEXT NOT NULL,
    "renderedSha256" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "signedAt" TIMESTAMPTZ(3) NOT NULL,
    "expiresAt" TIMESTAMPTZ(3) NOT NULL,
    "fileId" UUID,

    CONSTRAINT "NdaSignature_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "NdaWaiver" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "visitorId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "proofFileId" UUID,
    "waivedAt" TIMESTAMPTZ(3) NOT NULL,
    "waivedBy" TEXT NOT NULL,
    "expiresAt" TIMESTAMPTZ(3),
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,

    CONSTRAINT "NdaWaiver_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Organization" (
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "timeZone" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Organization_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Setting" (
    "organizationId" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updatedAt" TIMESTAMPTZ(3) NOT NULL,
    "updatedBy" TEXT NOT NULL,

    CONSTRAINT "Setting_pkey" PRIMARY KEY ("organizationId","section")
);

-- CreateTable
CREATE TABLE "OrganizationKey" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "wrapped" BYTEA NOT NULL,
    "masterKeyId" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "retiredAt" TIMESTAMPTZ(3),

    CONSTRAINT "OrganizationKey_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Installation" (
    "id" INTEGER NOT NULL,
    "masterKeyFingerprint" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "Attempt" (
    "key" TEXT NOT NULL,
    "windowStart" TIMESTAMPTZ(3) NOT NULL,
    "count" INTEGER NOT NULL,

    CONSTRAINT "Attempt_pkey" PRIMARY KEY ("key","windowStart")
);

-- CreateTable
CREATE TABLE "Portal" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "slug" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "introduction" TEXT NOT NULL,
    "accent" TEXT NOT NULL,
    "logoFileId" UUID,
    "contactEmail" TEXT NOT NULL,
    "accessNotice" TEXT NOT NULL,
    "indexed" BOOLEAN NOT NULL DEFAULT false,
    "currentProjectionId" UUID,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Portal_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Projection" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "portalId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedBy" TEXT NOT NULL,
    "withdrawnAt" TIMESTAMPTZ(3),
    "withdrawnBy" TEXT,

    CONSTRAINT "Projection_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Claim" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "section" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Claim_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "AuditReport" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "framework" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "auditor" TEXT NOT NULL,
    "periodStartOn" DATE,
    "periodEndOn" DATE,
    "issuedOn" DATE,
    "validUntilOn" DATE,
    "opinion" TEXT NOT NULL DEFAULT '',
    "documentId" UUID,
    "position" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "AuditReport_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Subprocessor" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "dataProcessed" TEXT NOT NULL DEFAULT '',
    "location" TEXT NOT NULL,
    "url" TEXT NOT NULL DEFAULT '',
    "position" INTEGER NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Subprocessor_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "Customer" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "notes" TEXT NOT NULL DEFAULT '',
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "Customer_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "CustomerDomain" (
    "organizationId" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "customerId" UUID NOT NULL,
    "verifiedAt" TIMESTAMPTZ(3) NOT NULL,
    "verifiedBy" TEXT NOT NULL,

    CONSTRAINT "CustomerDomain_pkey" PRIMARY KEY ("organizationId","domain")
);

-- CreateTable
CREATE TABLE "Visitor" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "company" TEXT NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "customerId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "verifiedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Visitor_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "VisitorBlock" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "visitorId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "blockedAt" TIMESTAMPTZ(3) NOT NULL,
    "blockedBy" TEXT NOT NULL,
    "liftedAt" TIMESTAMPTZ(3),
    "liftedBy" TEXT,

    CONSTRAINT "VisitorBlock_pkey" PRIMARY KEY ("organizationId","id")
);

-- CreateTable
CREATE TABLE "BlockedDomain" (
    "organizationId" UUID NOT NULL,
    "domain" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "blockedAt" TIMESTAMPTZ(3) NOT NULL,
    "blockedBy" TEXT NOT NULL,

    CONSTRAINT "BlockedDomain_pkey" PRIMARY KEY ("organizationId","domain")
);

-- CreateIndex
CREATE INDEX "AccessRequest_organizationId_visitorId_idx" ON "AccessRequest"("organizationId", "visitorId");

-- CreateIndex
CREATE INDEX "AccessRequest_organizationId_closedAt_submittedAt_id_idx" ON "AccessRequest"("organizationId", "closedAt", "submittedAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "AccessRequest_organizationId_number_key" ON "AccessRequest"("organizationId", "number");

-- CreateIndex
CREATE INDEX "AccessRequestItem_organizationId_documentId_idx" ON "AccessRequestItem"("organizationId", "documentId");

-- CreateIndex
CREATE UNIQUE INDEX "AccessRequestItem_organizationId_requestId_documentId_key" ON "AccessRequestItem"("organizationId", "requestId", "documentId");

-- CreateIndex
CREATE INDEX "AccessRequestMessage_organizationId_requestId_sentAt_idx" ON "AccessRequestMessage"("organizationId", "requestId", "sentAt");

-- CreateIndex
CREATE INDEX "AccessRule_organizationId_domain_idx" ON "AccessRule"("organizationId", "domain");

-- CreateIndex
CREATE INDEX "AccessRule_organizationId_customerId_idx" ON "AccessRule"("organizationId", "customerId");

-- CreateIndex
CREATE INDEX "AccessRuleItem_organizationId_documentId_idx" ON "AccessRuleItem"("organizationId", "documentId");

-- CreateIndex
CREATE INDEX "AuditEvent_organizationId_sequence_idx" ON "AuditEvent"("organizationId", "sequence");

-- CreateIndex
CREATE INDEX "AuditEvent_organizationId_subject_sequence_idx" ON "AuditEvent"("organizationId", "subject", "sequence");

-- CreateIndex
CREATE INDEX "AuditEvent_organizationId_action_sequence_idx" ON "AuditEvent"("organizationId", "action", "sequence");

-- CreateIndex
CREATE INDEX "Upload_startedAt_idx" ON "Upload"("startedAt");

-- CreateIndex
CREATE INDEX "Document_organizationId_position_idx" ON "Document"("organizationId", "position");

-- CreateIndex
CREATE UNIQUE INDEX "DocumentRevision_organizationId_documentId_number_key" ON "DocumentRevision"("organizationId", "documentId", "number");

-- CreateIndex
CREATE INDEX "Grant_organizationId_visitorId_documentId_idx" ON "Grant"("organizationId", "visitorId", "documentId");

-- CreateIndex
CREATE INDEX "Grant_organizationId_documentId_idx" ON "Grant"("organizationId", "documentId");

-- CreateIndex
CREATE INDEX "Grant_organizationId_expiresAt_idx" ON "Grant"("organizationId", "expiresAt");

-- CreateIndex
CREATE INDEX "Grant_organizationId_grantedAt_id_idx" ON "Grant"("organizationId", "grantedAt", "id");

-- CreateIndex
CREATE INDEX "Revocation_organizationId_grantId_idx" ON "Revocation"("organizationId", "grantId");

-- CreateIndex
CREATE INDEX "GrantExtension_organizationId_grantId_idx" ON "GrantExtension"("organizationId", "grantId");

-- CreateIndex
CREATE INDEX "Copy_organizationId_grantId_idx" ON "Copy"("organizationId", "grantId");

-- CreateIndex
CREATE INDEX "Copy_organizationId_visitorId_documentId_idx" ON "Copy"("organizationId", "visitorId", "documentId");

-- CreateIndex
CREATE INDEX "Copy_organizationId_revisionId_idx" ON "Copy"("organizationId", "revisionId");

-- CreateIndex
CREATE UNIQUE INDEX "Copy_organizationId_code_key" ON "Copy"("organizationId", "code");

-- CreateIndex
CREATE INDEX "Delivery_organizationId_copyId_idx" ON "Delivery"("organizationId", "copyId");

-- CreateIndex
CREATE INDEX "Delivery_organizationId_startedAt_id_idx" ON "Delivery"("organizationId", "startedAt", "id");

-- CreateIndex
CREATE INDEX "Bundle_organizationId_visitorId_idx" ON "Bundle"("organizationId", "visitorId");

-- CreateIndex
CREATE INDEX "BundleItem_organizationId_copyId_idx" ON "BundleItem"("organizationId", "copyId");

-- CreateIndex
CREATE INDEX "Mail_organizationId_createdAt_id_idx" ON "Mail"("organizationId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Mail_organizationId_dedupeKey_key" ON "Mail"("organizationId", "dedupeKey");

-- CreateIndex
CREATE UNIQUE INDEX "Member_organizationId_email_key" ON "Member"("organizationId", "email");

-- CreateIndex
CREATE INDEX "Delegation_organizationId_toMemberId_endsAt_idx" ON "Delegation"("organizationId", "toMemberId", "endsAt");

-- CreateIndex
CREATE INDEX "Delegation_organizationId_fromMemberId_idx" ON "Delegation"("organizationId", "fromMemberId");

-- CreateIndex
CREATE UNIQUE INDEX "Challenge_tokenHash_key" ON "Challenge"("tokenHash");

-- CreateIndex
CREATE INDEX "Challenge_organizationId_email_purpose_createdAt_idx" ON "Challenge"("organizationId", "email", "purpose", "createdAt");

-- CreateIndex
CREATE UNIQUE INDEX "Session_tokenHash_key" ON "Session"("tokenHash");

-- CreateIndex
CREATE INDEX "Session_organizationId_memberId_idx" ON "Session"("organizationId", "memberId");

-- CreateIndex
CREATE INDEX "Session_organizationId_visitorId_idx" ON "Session"("organizationId", "visitorId");

-- CreateIndex
CREATE UNIQUE INDEX "NdaVersion_organizationId_number_key" ON "NdaVersion"("organizationId", "number");

-- CreateIndex
CREATE INDEX "NdaSignature_organizationId_visitorId_signedAt_idx" ON "NdaSignature"("organizationId", "visitorId", "signedAt");

-- CreateIndex
CREATE INDEX "NdaSignature_organizationId_domain_signedAt_idx" ON "NdaSignature"("organizationId", "domain", "signedAt");

-- CreateIndex
CREATE INDEX "NdaWaiver_organizationId_visitorId_idx" ON "NdaWaiver"("organizationId", "visitorId");

-- CreateIndex
CREATE UNIQUE INDEX "Organization_slug_key" ON "Organization"("slug");

-- CreateIndex
CREATE INDEX "Attempt_windowStart_idx" ON "Attempt"("windowStart");

-- CreateIndex
CREATE UNIQUE INDEX "Portal_slug_key" ON "Portal"("slug");

-- CreateIndex
CREATE UNIQUE INDEX "Projection_organizationId_portalId_number_key" ON "Projection"("organizationId", "portalId", "number");

-- CreateIndex
CREATE INDEX "Claim_organizationId_section_position_idx" ON "Claim"("organizationId", "section", "position");

-- CreateIndex
CREATE INDEX "Customer_organizationId_name_idx" ON "Customer"("organizationId", "name");

-- CreateIndex
CREATE INDEX "CustomerDomain_organizationId_customerId_idx" ON "CustomerDomain"("organizationId", "customerId");

-- CreateIndex
CREATE INDEX "Visitor_organizationId_customerId_idx" ON "Visitor"("organizationId", "customerId");

-- CreateIndex
CREATE INDEX "Visitor_organizationId_createdAt_id_idx" ON "Visitor"("organizationId", "createdAt", "id");

-- CreateIndex
CREATE UNIQUE INDEX "Visitor_organizationId_email_key" ON "Visitor"("organizationId", "email");

-- CreateIndex
CREATE INDEX "VisitorBlock_organizationId_visitorId_idx" ON "VisitorBlock"("organizationId", "visitorId");

-- AddForeignKey
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AccessRequest" ADD CONSTRAINT "AccessRequest_organizationId_visitorId_fkey" FOREIGN KEY ("organizationId", "visitorId") REFERENCES "Visitor"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AccessRequestItem" ADD CONSTRAINT "AccessRequestItem_organizationId_requestId_fkey" FOREIGN KEY ("organizationId", "requestId") REFERENCES "AccessRequest"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AccessRequestItem" ADD CONSTRAINT "AccessRequestItem_organizationId_documentId_fkey" FOREIGN KEY ("organizationId", "documentId") REFERENCES "Document"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AccessRequestMessage" ADD CONSTRAINT "AccessRequestMessage_organizationId_requestId_fkey" FOREIGN KEY ("organizationId", "requestId") REFERENCES "AccessRequest"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AccessRule" ADD CONSTRAINT "AccessRule_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AccessRule" ADD CONSTRAINT "AccessRule_organizationId_customerId_fkey" FOREIGN KEY ("organizationId", "customerId") REFERENCES "Customer"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AccessRuleItem" ADD CONSTRAINT "AccessRuleItem_organizationId_ruleId_fkey" FOREIGN KEY ("organizationId", "ruleId") REFERENCES "AccessRule"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AccessRuleItem" ADD CONSTRAINT "AccessRuleItem_organizationId_documentId_fkey" FOREIGN KEY ("organizationId", "documentId") REFERENCES "Document"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AuditEvent" ADD CONSTRAINT "AuditEvent_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AuditEventDetail" ADD CONSTRAINT "AuditEventDetail_organizationId_eventId_fkey" FOREIGN KEY ("organizationId", "eventId") REFERENCES "AuditEvent"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "File" ADD CONSTRAINT "File_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Upload" ADD CONSTRAINT "Upload_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Document" ADD CONSTRAINT "Document_organizationId_currentRevisionId_fkey" FOREIGN KEY ("organizationId", "currentRevisionId") REFERENCES "DocumentRevision"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "DocumentRevision" ADD CONSTRAINT "DocumentRevision_organizationId_documentId_fkey" FOREIGN KEY ("organizationId", "documentId") REFERENCES "Document"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "DocumentRevision" ADD CONSTRAINT "DocumentRevision_organizationId_originalFileId_fkey" FOREIGN KEY ("organizationId", "originalFileId") REFERENCES "File"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "DocumentRevision" ADD CONSTRAINT "DocumentRevision_organizationId_preparedFileId_fkey" FOREIGN KEY ("organizationId", "preparedFileId") REFERENCES "File"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_organizationId_visitorId_fkey" FOREIGN KEY ("organizationId", "visitorId") REFERENCES "Visitor"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_organizationId_documentId_fkey" FOREIGN KEY ("organizationId", "documentId") REFERENCES "Document"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_organizationId_requestId_fkey" FOREIGN KEY ("organizationId", "requestId") REFERENCES "AccessRequest"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Grant" ADD CONSTRAINT "Grant_organizationId_ruleId_fkey" FOREIGN KEY ("organizationId", "ruleId") REFERENCES "AccessRule"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Revocation" ADD CONSTRAINT "Revocation_organizationId_grantId_fkey" FOREIGN KEY ("organizationId", "grantId") REFERENCES "Grant"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "GrantExtension" ADD CONSTRAINT "GrantExtension_organizationId_grantId_fkey" FOREIGN KEY ("organizationId", "grantId") REFERENCES "Grant"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Copy" ADD CONSTRAINT "Copy_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Copy" ADD CONSTRAINT "Copy_organizationId_grantId_fkey" FOREIGN KEY ("organizationId", "grantId") REFERENCES "Grant"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Copy" ADD CONSTRAINT "Copy_organizationId_visitorId_fkey" FOREIGN KEY ("organizationId", "visitorId") REFERENCES "Visitor"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Copy" ADD CONSTRAINT "Copy_organizationId_documentId_fkey" FOREIGN KEY ("organizationId", "documentId") REFERENCES "Document"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Copy" ADD CONSTRAINT "Copy_organizationId_revisionId_fkey" FOREIGN KEY ("organizationId", "revisionId") REFERENCES "DocumentRevision"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_organizationId_copyId_fkey" FOREIGN KEY ("organizationId", "copyId") REFERENCES "Copy"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Delivery" ADD CONSTRAINT "Delivery_organizationId_bundleId_fkey" FOREIGN KEY ("organizationId", "bundleId") REFERENCES "Bundle"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Bundle" ADD CONSTRAINT "Bundle_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Bundle" ADD CONSTRAINT "Bundle_organizationId_visitorId_fkey" FOREIGN KEY ("organizationId", "visitorId") REFERENCES "Visitor"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "BundleItem" ADD CONSTRAINT "BundleItem_organizationId_bundleId_fkey" FOREIGN KEY ("organizationId", "bundleId") REFERENCES "Bundle"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "BundleItem" ADD CONSTRAINT "BundleItem_organizationId_copyId_fkey" FOREIGN KEY ("organizationId", "copyId") REFERENCES "Copy"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Mail" ADD CONSTRAINT "Mail_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Member" ADD CONSTRAINT "Member_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "MemberRole" ADD CONSTRAINT "MemberRole_organizationId_memberId_fkey" FOREIGN KEY ("organizationId", "memberId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_organizationId_fromMemberId_fkey" FOREIGN KEY ("organizationId", "fromMemberId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Delegation" ADD CONSTRAINT "Delegation_organizationId_toMemberId_fkey" FOREIGN KEY ("organizationId", "toMemberId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Challenge" ADD CONSTRAINT "Challenge_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_organizationId_memberId_fkey" FOREIGN KEY ("organizationId", "memberId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Session" ADD CONSTRAINT "Session_organizationId_visitorId_fkey" FOREIGN KEY ("organizationId", "visitorId") REFERENCES "Visitor"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "NdaVersion" ADD CONSTRAINT "NdaVersion_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "NdaSignature" ADD CONSTRAINT "NdaSignature_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "NdaSignature" ADD CONSTRAINT "NdaSignature_organizationId_versionId_fkey" FOREIGN KEY ("organizationId", "versionId") REFERENCES "NdaVersion"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "NdaSignature" ADD CONSTRAINT "NdaSignature_organizationId_visitorId_fkey" FOREIGN KEY ("organizationId", "visitorId") REFERENCES "Visitor"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "NdaSignature" ADD CONSTRAINT "NdaSignature_organizationId_fileId_fkey" FOREIGN KEY ("organizationId", "fileId") REFERENCES "File"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "NdaWaiver" ADD CONSTRAINT "NdaWaiver_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "NdaWaiver" ADD CONSTRAINT "NdaWaiver_organizationId_visitorId_fkey" FOREIGN KEY ("organizationId", "visitorId") REFERENCES "Visitor"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "NdaWaiver" ADD CONSTRAINT "NdaWaiver_organizationId_proofFileId_fkey" FOREIGN KEY ("organizationId", "proofFileId") REFERENCES "File"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Setting" ADD CONSTRAINT "Setting_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "OrganizationKey" ADD CONSTRAINT "OrganizationKey_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Portal" ADD CONSTRAINT "Portal_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Portal" ADD CONSTRAINT "Portal_organizationId_logoFileId_fkey" FOREIGN KEY ("organizationId", "logoFileId") REFERENCES "File"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Portal" ADD CONSTRAINT "Portal_organizationId_currentProjectionId_fkey" FOREIGN KEY ("organizationId", "currentProjectionId") REFERENCES "Projection"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Projection" ADD CONSTRAINT "Projection_organizationId_portalId_fkey" FOREIGN KEY ("organizationId", "portalId") REFERENCES "Portal"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Claim" ADD CONSTRAINT "Claim_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AuditReport" ADD CONSTRAINT "AuditReport_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "AuditReport" ADD CONSTRAINT "AuditReport_organizationId_documentId_fkey" FOREIGN KEY ("organizationId", "documentId") REFERENCES "Document"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Subprocessor" ADD CONSTRAINT "Subprocessor_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "CustomerDomain" ADD CONSTRAINT "CustomerDomain_organizationId_customerId_fkey" FOREIGN KEY ("organizationId", "customerId") REFERENCES "Customer"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Visitor" ADD CONSTRAINT "Visitor_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "Visitor" ADD CONSTRAINT "Visitor_organizationId_customerId_fkey" FOREIGN KEY ("organizationId", "customerId") REFERENCES "Customer"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "VisitorBlock" ADD CONSTRAINT "VisitorBlock_organizationId_visitorId_fkey" FOREIGN KEY ("organizationId", "visitorId") REFERENCES "Visitor"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "BlockedDomain" ADD CONSTRAINT "BlockedDomain_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

