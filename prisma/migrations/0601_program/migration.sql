-- The security program: frameworks, controls and evidence.
CREATE TABLE "Control" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "ownerId" UUID,
    "implementation" TEXT NOT NULL,
    "justification" TEXT NOT NULL DEFAULT '',
    "responsibility" TEXT NOT NULL,
    "tier" INTEGER,
    "cadenceDays" INTEGER,
    "tags" TEXT[],
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Control_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "ControlRevision" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "controlId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "implementation" TEXT NOT NULL,
    "archived" BOOLEAN NOT NULL DEFAULT false,
    "content" JSONB NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedBy" TEXT NOT NULL,

    CONSTRAINT "ControlRevision_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "ControlRequirement" (
    "organizationId" UUID NOT NULL,
    "controlId" UUID NOT NULL,
    "requirementId" UUID NOT NULL,
    "origin" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "ControlRequirement_pkey" PRIMARY KEY ("organizationId","controlId","requirementId")
);

CREATE TABLE "SavedFilter" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "list" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "parameters" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SavedFilter_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "EvidenceRequirement" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "controlId" UUID NOT NULL,
    "what" TEXT NOT NULL,
    "everyDays" INTEGER,
    "responsibleId" UUID,
    "startsOn" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EvidenceRequirement_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "EvidenceItem" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source" TEXT NOT NULL DEFAULT '',
    "procedure" TEXT NOT NULL DEFAULT '',
    "automated" BOOLEAN NOT NULL DEFAULT false,
    "currentRevisionId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "EvidenceItem_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "EvidenceRevision" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "collectedOn" DATE NOT NULL,
    "receivedAt" TIMESTAMPTZ(3) NOT NULL,
    "receivedBy" TEXT NOT NULL,
    "periodStartOn" DATE,
    "periodEndOn" DATE,
    "validUntilOn" DATE,
    "fileId" UUID,
    "url" TEXT,
    "record" JSONB,
    "note" TEXT NOT NULL DEFAULT '',
    "previousSha256" TEXT NOT NULL DEFAULT '',
    "sha256" TEXT NOT NULL,

    CONSTRAINT "EvidenceRevision_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "EvidenceReview" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "revisionId" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "selfReviewed" BOOLEAN NOT NULL DEFAULT false,
    "reviewedAt" TIMESTAMPTZ(3) NOT NULL,
    "reviewedBy" TEXT NOT NULL,

    CONSTRAINT "EvidenceReview_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "EvidenceControl" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "controlId" UUID NOT NULL,
    "evidenceRequirementId" UUID,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "removedBy" TEXT,

    CONSTRAINT "EvidenceControl_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "EvidenceReminder" (
    "organizationId" UUID NOT NULL,
    "evidenceRequirementId" UUID NOT NULL,
    "dueOn" DATE NOT NULL,
    "daysBefore" INTEGER NOT NULL,
    "remindedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "EvidenceReminder_pkey" PRIMARY KEY ("organizationId","evidenceRequirementId","dueOn","daysBefore")
);

CREATE TABLE "Framework" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "version" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "publisher" TEXT NOT NULL DEFAULT '',
    "origin" TEXT NOT NULL,
    "adoptedAt" TIMESTAMPTZ(3) NOT NULL,
    "adoptedBy" TEXT NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Framework_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "Requirement" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "frameworkId" UUID NOT NULL,
    "parentId" UUID,
    "identifier" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "wording" TEXT NOT NULL DEFAULT '',
    "oscalId" TEXT,
    "withdrawn" BOOLEAN NOT NULL DEFAULT false,
    "withdrawnReason" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Requirement_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "RequirementSuccessor" (
    "organizationId" UUID NOT NULL,
    "requirementId" UUID NOT NULL,
    "identifier" TEXT NOT NULL,

    CONSTRAINT "RequirementSuccessor_pkey" PRIMARY KEY ("organizationId","requirementId","identifier")
);

CREATE TABLE "Crosswalk" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "sourceKey" TEXT NOT NULL,
    "sourceIdentifier" TEXT NOT NULL,
    "targetKey" TEXT NOT NULL,
    "targetIdentifier" TEXT NOT NULL,
    "origin" TEXT NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "Crosswalk_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "FrameworkImport" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "frameworkId" UUID NOT NULL,
    "fileName" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "summary" JSONB NOT NULL,
    "importedAt" TIMESTAMPTZ(3) NOT NULL,
    "importedBy" TEXT NOT NULL,

    CONSTRAINT "FrameworkImport_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "ImportDraft" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "fileName" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "decidedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ImportDraft_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE INDEX "Control_organizationId_changedAt_id_idx" ON "Control"("organizationId", "changedAt", "id");

CREATE UNIQUE INDEX "Control_organizationId_identifier_key" ON "Control"("organizationId", "identifier");

CREATE UNIQUE INDEX "ControlRevision_organizationId_controlId_number_key" ON "ControlRevision"("organizationId", "controlId", "number");

CREATE INDEX "ControlRequirement_organizationId_requirementId_idx" ON "ControlRequirement"("organizationId", "requirementId");

CREATE UNIQUE INDEX "SavedFilter_organizationId_memberId_list_name_key" ON "SavedFilter"("organizationId", "memberId", "list", "name");

CREATE INDEX "EvidenceRequirement_organizationId_controlId_idx" ON "EvidenceRequirement"("organizationId", "controlId");

CREATE INDEX "EvidenceRequirement_organizationId_responsibleId_idx" ON "EvidenceRequirement"("organizationId", "responsibleId");

CREATE INDEX "EvidenceItem_organizationId_createdAt_id_idx" ON "EvidenceItem"("organizationId", "createdAt", "id");

CREATE INDEX "EvidenceRevision_organizationId_receivedAt_id_idx" ON "EvidenceRevision"("organizationId", "receivedAt", "id");

CREATE UNIQUE INDEX "EvidenceRevision_organizationId_itemId_number_key" ON "EvidenceRevision"("organizationId", "itemId", "number");

CREATE INDEX "EvidenceReview_organizationId_revisionId_reviewedAt_idx" ON "EvidenceReview"("organizationId", "revisionId", "reviewedAt");

CREATE INDEX "EvidenceControl_organizationId_controlId_idx" ON "EvidenceControl"("organizationId", "controlId");

CREATE INDEX "EvidenceControl_organizationId_itemId_idx" ON "EvidenceControl"("organizationId", "itemId");

CREATE INDEX "EvidenceControl_organizationId_evidenceRequirementId_idx" ON "EvidenceControl"("organizationId", "evidenceRequirementId");

CREATE UNIQUE INDEX "Framework_organizationId_key_version_key" ON "Framework"("organizationId", "key", "version");

CREATE INDEX "Requirement_organizationId_frameworkId_position_idx" ON "Requirement"("organizationId", "frameworkId", "position");

CREATE INDEX "Requirement_organizationId_parentId_idx" ON "Requirement"("organizationId", "parentId");

CREATE UNIQUE INDEX "Requirement_organizationId_frameworkId_identifier_key" ON "Requirement"("organizationId", "frameworkId", "identifier");

CREATE INDEX "Crosswalk_organizationId_targetKey_targetIdentifier_idx" ON "Crosswalk"("organizationId", "targetKey", "targetIdentifier");

CREATE UNIQUE INDEX "Crosswalk_organizationId_sourceKey_sourceIdentifier_targetK_key" ON "Crosswalk"("organizationId", "sourceKey", "sourceIdentifier", "targetKey", "targetIdentifier");

CREATE INDEX "FrameworkImport_organizationId_frameworkId_idx" ON "FrameworkImport"("organizationId", "frameworkId");

CREATE INDEX "ImportDraft_createdAt_idx" ON "ImportDraft"("createdAt");

ALTER TABLE "Control" ADD CONSTRAINT "Control_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "Control" ADD CONSTRAINT "Control_organizationId_ownerId_fkey" FOREIGN KEY ("organizationId", "ownerId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "ControlRevision" ADD CONSTRAINT "ControlRevision_organizationId_controlId_fkey" FOREIGN KEY ("organizationId", "controlId") REFERENCES "Control"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "ControlRequirement" ADD CONSTRAINT "ControlRequirement_organizationId_controlId_fkey" FOREIGN KEY ("organizationId", "controlId") REFERENCES "Control"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "ControlRequirement" ADD CONSTRAINT "ControlRequirement_organizationId_requirementId_fkey" FOREIGN KEY ("organizationId", "requirementId") REFERENCES "Requirement"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "SavedFilter" ADD CONSTRAINT "SavedFilter_organizationId_memberId_fkey" FOREIGN KEY ("organizationId", "memberId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "EvidenceRequirement" ADD CONSTRAINT "EvidenceRequirement_organizationId_controlId_fkey" FOREIGN KEY ("organizationId", "controlId") REFERENCES "Control"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "EvidenceRequirement" ADD CONSTRAINT "EvidenceRequirement_organizationId_responsibleId_fkey" FOREIGN KEY ("organizationId", "responsibleId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "EvidenceItem" ADD CONSTRAINT "EvidenceItem_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "EvidenceItem" ADD CONSTRAINT "EvidenceItem_organizationId_currentRevisionId_fkey" FOREIGN KEY ("organizationId", "currentRevisionId") REFERENCES "EvidenceRevision"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "EvidenceRevision" ADD CONSTRAINT "EvidenceRevision_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "EvidenceItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "EvidenceRevision" ADD CONSTRAINT "EvidenceRevision_organizationId_fileId_fkey" FOREIGN KEY ("organizationId", "fileId") REFERENCES "File"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "EvidenceReview" ADD CONSTRAINT "EvidenceReview_organizationId_revisionId_fkey" FOREIGN KEY ("organizationId", "revisionId") REFERENCES "EvidenceRevision"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "EvidenceControl" ADD CONSTRAINT "EvidenceControl_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "EvidenceItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "EvidenceControl" ADD CONSTRAINT "EvidenceControl_organizationId_controlId_fkey" FOREIGN KEY ("organizationId", "controlId") REFERENCES "Control"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "EvidenceControl" ADD CONSTRAINT "EvidenceControl_organizationId_evidenceRequirementId_fkey" FOREIGN KEY ("organizationId", "evidenceRequirementId") REFERENCES "EvidenceRequirement"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "EvidenceReminder" ADD CONSTRAINT "EvidenceReminder_organizationId_evidenceRequirementId_fkey" FOREIGN KEY ("organizationId", "evidenceRequirementId") REFERENCES "EvidenceRequirement"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "Framework" ADD CONSTRAINT "Framework_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "Requirement" ADD CONSTRAINT "Requirement_organizationId_frameworkId_fkey" FOREIGN KEY ("organizationId", "frameworkId") REFERENCES "Framework"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "Requirement" ADD CONSTRAINT "Requirement_organizationId_parentId_fkey" FOREIGN KEY ("organizationId", "parentId") REFERENCES "Requirement"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "RequirementSuccessor" ADD CONSTRAINT "RequirementSuccessor_organizationId_requirementId_fkey" FOREIGN KEY ("organizationId", "requirementId") REFERENCES "Requirement"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "Crosswalk" ADD CONSTRAINT "Crosswalk_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "FrameworkImport" ADD CONSTRAINT "FrameworkImport_organizationId_frameworkId_fkey" FOREIGN KEY ("organizationId", "frameworkId") REFERENCES "Framework"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

ALTER TABLE "ImportDraft" ADD CONSTRAINT "ImportDraft_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;


DO $$
DECLARE name text;
BEGIN
  FOREACH name IN ARRAY ARRAY['Framework', 'Requirement', 'RequirementSuccessor', 'Crosswalk', 'FrameworkImport', 'ImportDraft',
    'Control', 'ControlRevision', 'ControlRequirement', 'SavedFilter', 'EvidenceRequirement', 'EvidenceItem', 'EvidenceRevision',
    'EvidenceReview', 'EvidenceControl', 'EvidenceReminder']
  LOOP
    PERFORM protect_tenant_table(format('%I', name)::regclass);
  END LOOP;
END $$;

-- Rows that state no fact of their own may be taken away again.
GRANT DELETE ON "RequirementSuccessor", "ControlRequirement", "SavedFilter", "ImportDraft" TO candor_app;

-- What was said stays said.
REVOKE UPDATE ON "RequirementSuccessor", "Crosswalk", "FrameworkImport", "ControlRevision", "ControlRequirement",
  "EvidenceRevision", "EvidenceReview", "EvidenceReminder" FROM candor_app;
