-- Training that proves itself, tries at a quiz, what people may attest themselves, and lists for who joins and leaves.
-- Decision: docs/decisions/021-training.md
ALTER TABLE "Course" ADD COLUMN "targetPercent" INTEGER NOT NULL DEFAULT 100, ADD COLUMN "measuredOn" DATE;
ALTER TABLE "Check" ADD COLUMN "selfAttested" BOOLEAN NOT NULL DEFAULT false;

CREATE TABLE "ChecklistTemplate" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "automatic" BOOLEAN NOT NULL DEFAULT false,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ChecklistTemplate_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "ChecklistTemplateItem" (
    "organizationId" UUID NOT NULL,
    "templateId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "ownerKind" TEXT NOT NULL,
    "ownerId" UUID,
    "ownerRole" TEXT,
    "dueDays" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "ChecklistTemplateItem_pkey" PRIMARY KEY ("organizationId","templateId","position")
);

CREATE TABLE "Checklist" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "templateId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "Checklist_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "ChecklistItem" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "checklistId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "ownerKind" TEXT NOT NULL,
    "ownerId" UUID,
    "ownerRole" TEXT,
    "dueOn" DATE NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,
    "outcome" TEXT,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "ChecklistItem_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "CourseControl" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "controlId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "removedBy" TEXT,

    CONSTRAINT "CourseControl_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "QuizTry" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dutyId" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "edition" INTEGER NOT NULL,
    "answers" JSONB NOT NULL,
    "scorePercent" INTEGER NOT NULL,
    "passed" BOOLEAN NOT NULL,
    "triedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "QuizTry_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE UNIQUE INDEX "ChecklistTemplate_organizationId_name_key" ON "ChecklistTemplate"("organizationId", "name");
CREATE INDEX "ChecklistTemplateItem_organizationId_ownerId_idx" ON "ChecklistTemplateItem"("organizationId", "ownerId");
CREATE INDEX "Checklist_organizationId_templateId_idx" ON "Checklist"("organizationId", "templateId");
CREATE INDEX "Checklist_organizationId_createdAt_id_idx" ON "Checklist"("organizationId", "createdAt", "id");
CREATE UNIQUE INDEX "Checklist_organizationId_personId_templateId_day_key" ON "Checklist"("organizationId", "personId", "templateId", "day");
CREATE INDEX "ChecklistItem_organizationId_ownerId_idx" ON "ChecklistItem"("organizationId", "ownerId");
CREATE UNIQUE INDEX "ChecklistItem_organizationId_checklistId_position_key" ON "ChecklistItem"("organizationId", "checklistId", "position");
CREATE INDEX "CourseControl_organizationId_courseId_idx" ON "CourseControl"("organizationId", "courseId");
CREATE INDEX "CourseControl_organizationId_controlId_idx" ON "CourseControl"("organizationId", "controlId");
CREATE INDEX "QuizTry_organizationId_courseId_idx" ON "QuizTry"("organizationId", "courseId");
CREATE INDEX "QuizTry_organizationId_personId_idx" ON "QuizTry"("organizationId", "personId");
CREATE UNIQUE INDEX "QuizTry_organizationId_dutyId_number_key" ON "QuizTry"("organizationId", "dutyId", "number");

ALTER TABLE "ChecklistTemplate" ADD CONSTRAINT "ChecklistTemplate_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ChecklistTemplateItem" ADD CONSTRAINT "ChecklistTemplateItem_organizationId_templateId_fkey" FOREIGN KEY ("organizationId", "templateId") REFERENCES "ChecklistTemplate"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ChecklistTemplateItem" ADD CONSTRAINT "ChecklistTemplateItem_organizationId_ownerId_fkey" FOREIGN KEY ("organizationId", "ownerId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Checklist" ADD CONSTRAINT "Checklist_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Checklist" ADD CONSTRAINT "Checklist_organizationId_templateId_fkey" FOREIGN KEY ("organizationId", "templateId") REFERENCES "ChecklistTemplate"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ChecklistItem" ADD CONSTRAINT "ChecklistItem_organizationId_checklistId_fkey" FOREIGN KEY ("organizationId", "checklistId") REFERENCES "Checklist"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ChecklistItem" ADD CONSTRAINT "ChecklistItem_organizationId_ownerId_fkey" FOREIGN KEY ("organizationId", "ownerId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "CourseControl" ADD CONSTRAINT "CourseControl_organizationId_courseId_fkey" FOREIGN KEY ("organizationId", "courseId") REFERENCES "Course"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "CourseControl" ADD CONSTRAINT "CourseControl_organizationId_controlId_fkey" FOREIGN KEY ("organizationId", "controlId") REFERENCES "Control"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "QuizTry" ADD CONSTRAINT "QuizTry_organizationId_dutyId_fkey" FOREIGN KEY ("organizationId", "dutyId") REFERENCES "Duty"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "QuizTry" ADD CONSTRAINT "QuizTry_organizationId_courseId_fkey" FOREIGN KEY ("organizationId", "courseId") REFERENCES "Course"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "QuizTry" ADD CONSTRAINT "QuizTry_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- A control is proven by a course once at a time.
CREATE UNIQUE INDEX "CourseControl_one_open" ON "CourseControl" ("organizationId", "courseId", "controlId") WHERE "removedAt" IS NULL;

SELECT protect_tenant_table('"CourseControl"');
SELECT protect_tenant_table('"QuizTry"');
SELECT protect_tenant_table('"ChecklistTemplate"');
SELECT protect_tenant_table('"ChecklistTemplateItem"');
SELECT protect_tenant_table('"Checklist"');
SELECT protect_tenant_table('"ChecklistItem"');

-- A line of a template may be taken out again; what was answered stays.
GRANT DELETE ON "ChecklistTemplateItem" TO candor_app;
REVOKE UPDATE ON "QuizTry" FROM candor_app;
