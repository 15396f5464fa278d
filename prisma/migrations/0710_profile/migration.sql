-- CSF 2.0 organizational profiles: what is said of each subcategory, edition by edition, and the tasks that close gaps.
CREATE TABLE "Profile" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "scope" TEXT NOT NULL DEFAULT '',
    "frameworkId" UUID NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Profile_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "ProfileEntry" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "profileId" UUID NOT NULL,
    "requirementId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "included" BOOLEAN NOT NULL,
    "currentTier" INTEGER CHECK ("currentTier" BETWEEN 1 AND 4),
    "targetTier" INTEGER CHECK ("targetTier" BETWEEN 1 AND 4),
    "priority" TEXT,
    "currentPriority" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "content" JSONB NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedBy" TEXT NOT NULL,

    CONSTRAINT "ProfileEntry_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "ProfileEvidence" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "profileId" UUID NOT NULL,
    "requirementId" UUID NOT NULL,
    "itemId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "removedBy" TEXT,

    CONSTRAINT "ProfileEvidence_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "Task" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "ownerId" UUID,
    "dueOn" DATE CHECK ("dueOn" BETWEEN '1900-01-01' AND '2999-12-31'),
    "profileId" UUID,
    "requirementId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "Task_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "TaskEnd" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "taskId" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "endedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedBy" TEXT NOT NULL,
    "reopenedAt" TIMESTAMPTZ(3),
    "reopenedBy" TEXT,

    CONSTRAINT "TaskEnd_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE UNIQUE INDEX "Profile_organizationId_name_key" ON "Profile"("organizationId", "name");
CREATE UNIQUE INDEX "ProfileEntry_organizationId_profileId_requirementId_number_key" ON "ProfileEntry"("organizationId", "profileId", "requirementId", "number");
CREATE INDEX "ProfileEntry_organizationId_requirementId_idx" ON "ProfileEntry"("organizationId", "requirementId");
CREATE INDEX "ProfileEvidence_organizationId_profileId_requirementId_idx" ON "ProfileEvidence"("organizationId", "profileId", "requirementId");
CREATE INDEX "ProfileEvidence_organizationId_requirementId_idx" ON "ProfileEvidence"("organizationId", "requirementId");
CREATE INDEX "ProfileEvidence_organizationId_itemId_idx" ON "ProfileEvidence"("organizationId", "itemId");
CREATE INDEX "Task_organizationId_createdAt_id_idx" ON "Task"("organizationId", "createdAt", "id");
CREATE INDEX "Task_organizationId_ownerId_idx" ON "Task"("organizationId", "ownerId");
CREATE INDEX "Task_organizationId_profileId_requirementId_idx" ON "Task"("organizationId", "profileId", "requirementId");
CREATE INDEX "Task_organizationId_requirementId_idx" ON "Task"("organizationId", "requirementId");
CREATE INDEX "TaskEnd_organizationId_taskId_idx" ON "TaskEnd"("organizationId", "taskId");

ALTER TABLE "Profile" ADD CONSTRAINT "Profile_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Profile" ADD CONSTRAINT "Profile_organizationId_frameworkId_fkey" FOREIGN KEY ("organizationId", "frameworkId") REFERENCES "Framework"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ProfileEntry" ADD CONSTRAINT "ProfileEntry_organizationId_profileId_fkey" FOREIGN KEY ("organizationId", "profileId") REFERENCES "Profile"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ProfileEntry" ADD CONSTRAINT "ProfileEntry_organizationId_requirementId_fkey" FOREIGN KEY ("organizationId", "requirementId") REFERENCES "Requirement"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ProfileEvidence" ADD CONSTRAINT "ProfileEvidence_organizationId_profileId_fkey" FOREIGN KEY ("organizationId", "profileId") REFERENCES "Profile"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ProfileEvidence" ADD CONSTRAINT "ProfileEvidence_organizationId_requirementId_fkey" FOREIGN KEY ("organizationId", "requirementId") REFERENCES "Requirement"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ProfileEvidence" ADD CONSTRAINT "ProfileEvidence_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "EvidenceItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Task" ADD CONSTRAINT "Task_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Task" ADD CONSTRAINT "Task_organizationId_ownerId_fkey" FOREIGN KEY ("organizationId", "ownerId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Task" ADD CONSTRAINT "Task_organizationId_profileId_fkey" FOREIGN KEY ("organizationId", "profileId") REFERENCES "Profile"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Task" ADD CONSTRAINT "Task_organizationId_requirementId_fkey" FOREIGN KEY ("organizationId", "requirementId") REFERENCES "Requirement"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "TaskEnd" ADD CONSTRAINT "TaskEnd_organizationId_taskId_fkey" FOREIGN KEY ("organizationId", "taskId") REFERENCES "Task"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- Facts that two people at once could otherwise state twice.
CREATE UNIQUE INDEX "ProfileEvidence_one_open" ON "ProfileEvidence" ("organizationId", "profileId", "requirementId", "itemId")
  WHERE "removedAt" IS NULL;
CREATE UNIQUE INDEX "TaskEnd_one_open" ON "TaskEnd" ("organizationId", "taskId") WHERE "reopenedAt" IS NULL;

SELECT protect_tenant_table('"Profile"');
SELECT protect_tenant_table('"ProfileEntry"');
SELECT protect_tenant_table('"ProfileEvidence"');
SELECT protect_tenant_table('"Task"');
SELECT protect_tenant_table('"TaskEnd"');

-- What was said stays said.
REVOKE UPDATE ON "ProfileEntry" FROM candor_app;
