-- Policies with their versions, people, what they owe, and how they met it. Decision: docs/decisions/016-duties.md
ALTER TABLE "Session" ADD COLUMN "personId" UUID;
ALTER TABLE "EvidenceItem" ADD COLUMN "policyId" UUID, ADD COLUMN "courseId" UUID;

CREATE TABLE "Duty" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "policyId" UUID,
    "policyVersionId" UUID,
    "courseId" UUID,
    "checkId" UUID,
    "cause" TEXT NOT NULL DEFAULT 'audience',
    "assignedAt" TIMESTAMPTZ(3) NOT NULL,
    "assignedBy" TEXT NOT NULL,
    "dueOn" DATE NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "Duty_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "DutyReminder" (
    "organizationId" UUID NOT NULL,
    "dutyId" UUID NOT NULL,
    "recipient" TEXT NOT NULL,
    "daysBefore" INTEGER NOT NULL,
    "remindedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "DutyReminder_pkey" PRIMARY KEY ("organizationId","dutyId","recipient","daysBefore")
);

CREATE TABLE "DutyQuestion" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dutyId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "text" TEXT NOT NULL,
    "askedAt" TIMESTAMPTZ(3) NOT NULL,
    "answer" TEXT,
    "answeredAt" TIMESTAMPTZ(3),
    "answeredBy" TEXT,

    CONSTRAINT "DutyQuestion_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "Acknowledgement" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dutyId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "policyVersionId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "typedName" TEXT,
    "answers" JSONB NOT NULL DEFAULT '[]',
    "method" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "acknowledgedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedBy" TEXT NOT NULL,
    "proofFileId" UUID,
    "note" TEXT NOT NULL DEFAULT '',
    "erasedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Acknowledgement_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "Person" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "team" TEXT NOT NULL DEFAULT '',
    "role" TEXT NOT NULL DEFAULT '',
    "location" TEXT NOT NULL DEFAULT '',
    "managerId" UUID,
    "startedOn" DATE,
    "leftOn" DATE,
    "source" TEXT NOT NULL DEFAULT 'hand',
    "externalId" TEXT,
    "memberId" UUID,
    "privateEmail" TEXT,
    "locale" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "endedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Person_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "Audience" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "rule" JSONB NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Audience_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "Policy" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "identifier" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "ownerId" UUID,
    "tier" TEXT NOT NULL DEFAULT 'internal',
    "quorum" INTEGER NOT NULL DEFAULT 1,
    "reviewEveryDays" INTEGER,
    "audienceId" UUID,
    "dueWithinDays" INTEGER NOT NULL DEFAULT 14,
    "confirmation" TEXT,
    "statement" TEXT NOT NULL DEFAULT '',
    "currentVersionId" UUID,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,

    CONSTRAINT "Policy_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "PolicyVersion" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "policyId" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "summary" TEXT NOT NULL DEFAULT '',
    "fileId" UUID,
    "significance" TEXT,
    "sha256" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedBy" TEXT NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "closedBy" TEXT,

    CONSTRAINT "PolicyVersion_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "PolicyText" (
    "organizationId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "locale" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "questions" JSONB NOT NULL DEFAULT '[]',
    "original" BOOLEAN NOT NULL DEFAULT false,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedBy" TEXT NOT NULL,

    CONSTRAINT "PolicyText_pkey" PRIMARY KEY ("organizationId","versionId","locale")
);

CREATE TABLE "PolicySubmission" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "sha256" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "submittedAt" TIMESTAMPTZ(3) NOT NULL,
    "submittedBy" TEXT NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "closedBy" TEXT,
    "outcome" TEXT,

    CONSTRAINT "PolicySubmission_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "PolicyApproval" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "submissionId" UUID NOT NULL,
    "memberId" UUID NOT NULL,
    "verdict" TEXT NOT NULL,
    "significance" TEXT,
    "reason" TEXT NOT NULL DEFAULT '',
    "selfApproved" BOOLEAN NOT NULL DEFAULT false,
    "decidedAt" TIMESTAMPTZ(3) NOT NULL,
    "decidedBy" TEXT NOT NULL,

    CONSTRAINT "PolicyApproval_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "PolicyPublication" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "policyId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "effectiveOn" DATE NOT NULL,
    "publishedAt" TIMESTAMPTZ(3) NOT NULL,
    "publishedBy" TEXT NOT NULL,
    "dutiesMadeAt" TIMESTAMPTZ(3),

    CONSTRAINT "PolicyPublication_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "PolicyRetirement" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "policyId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "retiredAt" TIMESTAMPTZ(3) NOT NULL,
    "retiredBy" TEXT NOT NULL,
    "restoredAt" TIMESTAMPTZ(3),
    "restoredBy" TEXT,

    CONSTRAINT "PolicyRetirement_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "PolicyReview" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "policyId" UUID NOT NULL,
    "versionId" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "reviewedAt" TIMESTAMPTZ(3) NOT NULL,
    "reviewedBy" TEXT NOT NULL,

    CONSTRAINT "PolicyReview_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "PolicyReminder" (
    "organizationId" UUID NOT NULL,
    "policyId" UUID NOT NULL,
    "dueOn" DATE NOT NULL,
    "daysBefore" INTEGER NOT NULL,
    "remindedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "PolicyReminder_pkey" PRIMARY KEY ("organizationId","policyId","dueOn","daysBefore")
);

CREATE TABLE "PolicyControl" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "policyId" UUID NOT NULL,
    "controlId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "removedBy" TEXT,

    CONSTRAINT "PolicyControl_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "PolicyRequirement" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "policyId" UUID NOT NULL,
    "requirementId" UUID NOT NULL,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "removedBy" TEXT,

    CONSTRAINT "PolicyRequirement_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "PolicyImage" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "policyId" UUID NOT NULL,
    "fileId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "addedAt" TIMESTAMPTZ(3) NOT NULL,
    "addedBy" TEXT NOT NULL,

    CONSTRAINT "PolicyImage_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "Course" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "url" TEXT,
    "minutes" INTEGER,
    "quiz" JSONB NOT NULL DEFAULT '[]',
    "passPercent" INTEGER NOT NULL DEFAULT 80,
    "everyDays" INTEGER,
    "dueWithinDays" INTEGER NOT NULL DEFAULT 30,
    "audienceId" UUID,
    "ownerId" UUID,
    "edition" INTEGER NOT NULL DEFAULT 1,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Course_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "CourseLesson" (
    "organizationId" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,

    CONSTRAINT "CourseLesson_pkey" PRIMARY KEY ("organizationId","courseId","position")
);

CREATE TABLE "Completion" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dutyId" UUID NOT NULL,
    "courseId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "edition" INTEGER NOT NULL,
    "sha256" TEXT NOT NULL,
    "scorePercent" INTEGER,
    "certificateFileId" UUID,
    "method" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "userAgent" TEXT NOT NULL,
    "completedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedBy" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',

    CONSTRAINT "Completion_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "Check" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "description" TEXT NOT NULL DEFAULT '',
    "audienceId" UUID,
    "dueWithinDays" INTEGER NOT NULL DEFAULT 0,
    "everyDays" INTEGER,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "archivedAt" TIMESTAMPTZ(3),

    CONSTRAINT "Check_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "CheckResult" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dutyId" UUID NOT NULL,
    "checkId" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "outcome" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "fileId" UUID,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedBy" TEXT NOT NULL,

    CONSTRAINT "CheckResult_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE INDEX "Duty_organizationId_personId_dueOn_idx" ON "Duty"("organizationId", "personId", "dueOn");
CREATE INDEX "Duty_organizationId_policyVersionId_outcome_personId_idx" ON "Duty"("organizationId", "policyVersionId", "outcome", "personId");
CREATE INDEX "Duty_organizationId_policyId_personId_idx" ON "Duty"("organizationId", "policyId", "personId");
CREATE INDEX "Duty_organizationId_courseId_outcome_personId_idx" ON "Duty"("organizationId", "courseId", "outcome", "personId");
CREATE INDEX "Duty_organizationId_checkId_outcome_personId_idx" ON "Duty"("organizationId", "checkId", "outcome", "personId");
CREATE INDEX "Duty_organizationId_dueOn_id_idx" ON "Duty"("organizationId", "dueOn", "id");
CREATE INDEX "DutyQuestion_organizationId_dutyId_idx" ON "DutyQuestion"("organizationId", "dutyId");
CREATE INDEX "DutyQuestion_organizationId_personId_askedAt_idx" ON "DutyQuestion"("organizationId", "personId", "askedAt");
CREATE INDEX "Acknowledgement_organizationId_policyVersionId_acknowledged_idx" ON "Acknowledgement"("organizationId", "policyVersionId", "acknowledgedAt");
CREATE INDEX "Acknowledgement_organizationId_proofFileId_idx" ON "Acknowledgement"("organizationId", "proofFileId");
CREATE UNIQUE INDEX "Acknowledgement_organizationId_dutyId_key" ON "Acknowledgement"("organizationId", "dutyId");
CREATE UNIQUE INDEX "Acknowledgement_organizationId_personId_policyVersionId_key" ON "Acknowledgement"("organizationId", "personId", "policyVersionId");
CREATE UNIQUE INDEX "EvidenceItem_organizationId_policyId_key" ON "EvidenceItem"("organizationId", "policyId");
CREATE UNIQUE INDEX "EvidenceItem_organizationId_courseId_key" ON "EvidenceItem"("organizationId", "courseId");
CREATE INDEX "Session_organizationId_personId_idx" ON "Session"("organizationId", "personId");
CREATE INDEX "Person_organizationId_name_id_idx" ON "Person"("organizationId", "name", "id");
CREATE INDEX "Person_organizationId_team_id_idx" ON "Person"("organizationId", "team", "id");
CREATE INDEX "Person_organizationId_managerId_idx" ON "Person"("organizationId", "managerId");
CREATE INDEX "Person_organizationId_leftOn_idx" ON "Person"("organizationId", "leftOn");
CREATE UNIQUE INDEX "Person_organizationId_email_key" ON "Person"("organizationId", "email");
CREATE UNIQUE INDEX "Person_organizationId_memberId_key" ON "Person"("organizationId", "memberId");
CREATE UNIQUE INDEX "Audience_organizationId_name_key" ON "Audience"("organizationId", "name");
CREATE INDEX "Policy_organizationId_title_id_idx" ON "Policy"("organizationId", "title", "id");
CREATE INDEX "Policy_organizationId_ownerId_idx" ON "Policy"("organizationId", "ownerId");
CREATE INDEX "Policy_organizationId_audienceId_idx" ON "Policy"("organizationId", "audienceId");
CREATE INDEX "Policy_organizationId_currentVersionId_idx" ON "Policy"("organizationId", "currentVersionId");
CREATE UNIQUE INDEX "Policy_organizationId_identifier_key" ON "Policy"("organizationId", "identifier");
CREATE INDEX "PolicyVersion_organizationId_fileId_idx" ON "PolicyVersion"("organizationId", "fileId");
CREATE UNIQUE INDEX "PolicyVersion_organizationId_policyId_number_key" ON "PolicyVersion"("organizationId", "policyId", "number");
CREATE INDEX "PolicySubmission_organizationId_versionId_submittedAt_idx" ON "PolicySubmission"("organizationId", "versionId", "submittedAt");
CREATE INDEX "PolicyApproval_organizationId_memberId_idx" ON "PolicyApproval"("organizationId", "memberId");
CREATE UNIQUE INDEX "PolicyApproval_organizationId_submissionId_memberId_key" ON "PolicyApproval"("organizationId", "submissionId", "memberId");
CREATE INDEX "PolicyPublication_organizationId_policyId_publishedAt_idx" ON "PolicyPublication"("organizationId", "policyId", "publishedAt");
CREATE UNIQUE INDEX "PolicyPublication_organizationId_versionId_key" ON "PolicyPublication"("organizationId", "versionId");
CREATE INDEX "PolicyRetirement_organizationId_policyId_idx" ON "PolicyRetirement"("organizationId", "policyId");
CREATE INDEX "PolicyReview_organizationId_policyId_reviewedAt_idx" ON "PolicyReview"("organizationId", "policyId", "reviewedAt");
CREATE INDEX "PolicyReview_organizationId_versionId_idx" ON "PolicyReview"("organizationId", "versionId");
CREATE INDEX "PolicyControl_organizationId_policyId_idx" ON "PolicyControl"("organizationId", "policyId");
CREATE INDEX "PolicyControl_organizationId_controlId_idx" ON "PolicyControl"("organizationId", "controlId");
CREATE INDEX "PolicyRequirement_organizationId_policyId_idx" ON "PolicyRequirement"("organizationId", "policyId");
CREATE INDEX "PolicyRequirement_organizationId_requirementId_idx" ON "PolicyRequirement"("organizationId", "requirementId");
CREATE INDEX "PolicyImage_organizationId_policyId_idx" ON "PolicyImage"("organizationId", "policyId");
CREATE INDEX "PolicyImage_organizationId_fileId_idx" ON "PolicyImage"("organizationId", "fileId");
CREATE INDEX "Course_organizationId_audienceId_idx" ON "Course"("organizationId", "audienceId");
CREATE INDEX "Course_organizationId_ownerId_idx" ON "Course"("organizationId", "ownerId");
CREATE UNIQUE INDEX "Course_organizationId_title_key" ON "Course"("organizationId", "title");
CREATE INDEX "Completion_organizationId_courseId_completedAt_idx" ON "Completion"("organizationId", "courseId", "completedAt");
CREATE INDEX "Completion_organizationId_personId_idx" ON "Completion"("organizationId", "personId");
CREATE INDEX "Completion_organizationId_certificateFileId_idx" ON "Completion"("organizationId", "certificateFileId");
CREATE UNIQUE INDEX "Completion_organizationId_dutyId_key" ON "Completion"("organizationId", "dutyId");
CREATE INDEX "Check_organizationId_audienceId_idx" ON "Check"("organizationId", "audienceId");
CREATE UNIQUE INDEX "Check_organizationId_title_key" ON "Check"("organizationId", "title");
CREATE INDEX "CheckResult_organizationId_dutyId_idx" ON "CheckResult"("organizationId", "dutyId");
CREATE INDEX "CheckResult_organizationId_checkId_idx" ON "CheckResult"("organizationId", "checkId");
CREATE INDEX "CheckResult_organizationId_personId_idx" ON "CheckResult"("organizationId", "personId");
CREATE INDEX "CheckResult_organizationId_fileId_idx" ON "CheckResult"("organizationId", "fileId");

ALTER TABLE "Duty" ADD CONSTRAINT "Duty_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_organizationId_policyId_fkey" FOREIGN KEY ("organizationId", "policyId") REFERENCES "Policy"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_organizationId_policyVersionId_fkey" FOREIGN KEY ("organizationId", "policyVersionId") REFERENCES "PolicyVersion"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_organizationId_courseId_fkey" FOREIGN KEY ("organizationId", "courseId") REFERENCES "Course"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_organizationId_checkId_fkey" FOREIGN KEY ("organizationId", "checkId") REFERENCES "Check"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "DutyReminder" ADD CONSTRAINT "DutyReminder_organizationId_dutyId_fkey" FOREIGN KEY ("organizationId", "dutyId") REFERENCES "Duty"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "DutyQuestion" ADD CONSTRAINT "DutyQuestion_organizationId_dutyId_fkey" FOREIGN KEY ("organizationId", "dutyId") REFERENCES "Duty"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "DutyQuestion" ADD CONSTRAINT "DutyQuestion_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Acknowledgement" ADD CONSTRAINT "Acknowledgement_organizationId_dutyId_fkey" FOREIGN KEY ("organizationId", "dutyId") REFERENCES "Duty"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Acknowledgement" ADD CONSTRAINT "Acknowledgement_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Acknowledgement" ADD CONSTRAINT "Acknowledgement_organizationId_policyVersionId_fkey" FOREIGN KEY ("organizationId", "policyVersionId") REFERENCES "PolicyVersion"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Acknowledgement" ADD CONSTRAINT "Acknowledgement_organizationId_proofFileId_fkey" FOREIGN KEY ("organizationId", "proofFileId") REFERENCES "File"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "EvidenceItem" ADD CONSTRAINT "EvidenceItem_organizationId_policyId_fkey" FOREIGN KEY ("organizationId", "policyId") REFERENCES "Policy"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "EvidenceItem" ADD CONSTRAINT "EvidenceItem_organizationId_courseId_fkey" FOREIGN KEY ("organizationId", "courseId") REFERENCES "Course"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Session" ADD CONSTRAINT "Session_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Person" ADD CONSTRAINT "Person_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Person" ADD CONSTRAINT "Person_organizationId_managerId_fkey" FOREIGN KEY ("organizationId", "managerId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Person" ADD CONSTRAINT "Person_organizationId_memberId_fkey" FOREIGN KEY ("organizationId", "memberId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Audience" ADD CONSTRAINT "Audience_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Policy" ADD CONSTRAINT "Policy_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Policy" ADD CONSTRAINT "Policy_organizationId_ownerId_fkey" FOREIGN KEY ("organizationId", "ownerId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Policy" ADD CONSTRAINT "Policy_organizationId_audienceId_fkey" FOREIGN KEY ("organizationId", "audienceId") REFERENCES "Audience"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Policy" ADD CONSTRAINT "Policy_organizationId_currentVersionId_fkey" FOREIGN KEY ("organizationId", "currentVersionId") REFERENCES "PolicyVersion"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyVersion" ADD CONSTRAINT "PolicyVersion_organizationId_policyId_fkey" FOREIGN KEY ("organizationId", "policyId") REFERENCES "Policy"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyVersion" ADD CONSTRAINT "PolicyVersion_organizationId_fileId_fkey" FOREIGN KEY ("organizationId", "fileId") REFERENCES "File"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyText" ADD CONSTRAINT "PolicyText_organizationId_versionId_fkey" FOREIGN KEY ("organizationId", "versionId") REFERENCES "PolicyVersion"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicySubmission" ADD CONSTRAINT "PolicySubmission_organizationId_versionId_fkey" FOREIGN KEY ("organizationId", "versionId") REFERENCES "PolicyVersion"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyApproval" ADD CONSTRAINT "PolicyApproval_organizationId_submissionId_fkey" FOREIGN KEY ("organizationId", "submissionId") REFERENCES "PolicySubmission"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyApproval" ADD CONSTRAINT "PolicyApproval_organizationId_memberId_fkey" FOREIGN KEY ("organizationId", "memberId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyPublication" ADD CONSTRAINT "PolicyPublication_organizationId_policyId_fkey" FOREIGN KEY ("organizationId", "policyId") REFERENCES "Policy"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyPublication" ADD CONSTRAINT "PolicyPublication_organizationId_versionId_fkey" FOREIGN KEY ("organizationId", "versionId") REFERENCES "PolicyVersion"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyRetirement" ADD CONSTRAINT "PolicyRetirement_organizationId_policyId_fkey" FOREIGN KEY ("organizationId", "policyId") REFERENCES "Policy"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyReview" ADD CONSTRAINT "PolicyReview_organizationId_policyId_fkey" FOREIGN KEY ("organizationId", "policyId") REFERENCES "Policy"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyReview" ADD CONSTRAINT "PolicyReview_organizationId_versionId_fkey" FOREIGN KEY ("organizationId", "versionId") REFERENCES "PolicyVersion"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyReminder" ADD CONSTRAINT "PolicyReminder_organizationId_policyId_fkey" FOREIGN KEY ("organizationId", "policyId") REFERENCES "Policy"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyControl" ADD CONSTRAINT "PolicyControl_organizationId_policyId_fkey" FOREIGN KEY ("organizationId", "policyId") REFERENCES "Policy"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyControl" ADD CONSTRAINT "PolicyControl_organizationId_controlId_fkey" FOREIGN KEY ("organizationId", "controlId") REFERENCES "Control"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyRequirement" ADD CONSTRAINT "PolicyRequirement_organizationId_policyId_fkey" FOREIGN KEY ("organizationId", "policyId") REFERENCES "Policy"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyRequirement" ADD CONSTRAINT "PolicyRequirement_organizationId_requirementId_fkey" FOREIGN KEY ("organizationId", "requirementId") REFERENCES "Requirement"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyImage" ADD CONSTRAINT "PolicyImage_organizationId_policyId_fkey" FOREIGN KEY ("organizationId", "policyId") REFERENCES "Policy"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "PolicyImage" ADD CONSTRAINT "PolicyImage_organizationId_fileId_fkey" FOREIGN KEY ("organizationId", "fileId") REFERENCES "File"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Course" ADD CONSTRAINT "Course_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Course" ADD CONSTRAINT "Course_organizationId_audienceId_fkey" FOREIGN KEY ("organizationId", "audienceId") REFERENCES "Audience"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Course" ADD CONSTRAINT "Course_organizationId_ownerId_fkey" FOREIGN KEY ("organizationId", "ownerId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "CourseLesson" ADD CONSTRAINT "CourseLesson_organizationId_courseId_fkey" FOREIGN KEY ("organizationId", "courseId") REFERENCES "Course"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Completion" ADD CONSTRAINT "Completion_organizationId_dutyId_fkey" FOREIGN KEY ("organizationId", "dutyId") REFERENCES "Duty"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Completion" ADD CONSTRAINT "Completion_organizationId_courseId_fkey" FOREIGN KEY ("organizationId", "courseId") REFERENCES "Course"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Completion" ADD CONSTRAINT "Completion_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Completion" ADD CONSTRAINT "Completion_organizationId_certificateFileId_fkey" FOREIGN KEY ("organizationId", "certificateFileId") REFERENCES "File"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Check" ADD CONSTRAINT "Check_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Check" ADD CONSTRAINT "Check_organizationId_audienceId_fkey" FOREIGN KEY ("organizationId", "audienceId") REFERENCES "Audience"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "CheckResult" ADD CONSTRAINT "CheckResult_organizationId_dutyId_fkey" FOREIGN KEY ("organizationId", "dutyId") REFERENCES "Duty"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "CheckResult" ADD CONSTRAINT "CheckResult_organizationId_checkId_fkey" FOREIGN KEY ("organizationId", "checkId") REFERENCES "Check"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "CheckResult" ADD CONSTRAINT "CheckResult_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "CheckResult" ADD CONSTRAINT "CheckResult_organizationId_fileId_fkey" FOREIGN KEY ("organizationId", "fileId") REFERENCES "File"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- Facts that two people at once could otherwise state twice.
CREATE UNIQUE INDEX "PolicyVersion_one_open" ON "PolicyVersion" ("organizationId", "policyId") WHERE "closedAt" IS NULL;
CREATE UNIQUE INDEX "PolicySubmission_one_open" ON "PolicySubmission" ("organizationId", "versionId") WHERE "closedAt" IS NULL;
CREATE UNIQUE INDEX "PolicyRetirement_one_open" ON "PolicyRetirement" ("organizationId", "policyId") WHERE "restoredAt" IS NULL;
CREATE UNIQUE INDEX "PolicyControl_one_open" ON "PolicyControl" ("organizationId", "policyId", "controlId") WHERE "removedAt" IS NULL;
CREATE UNIQUE INDEX "PolicyRequirement_one_open" ON "PolicyRequirement" ("organizationId", "policyId", "requirementId")
  WHERE "removedAt" IS NULL;
CREATE UNIQUE INDEX "PolicyText_one_original" ON "PolicyText" ("organizationId", "versionId") WHERE original;
CREATE UNIQUE INDEX "Duty_one_open_policy" ON "Duty" ("organizationId", "policyId", "personId") WHERE "endedAt" IS NULL;
CREATE UNIQUE INDEX "Duty_one_open_course" ON "Duty" ("organizationId", "courseId", "personId") WHERE "endedAt" IS NULL;
CREATE UNIQUE INDEX "Duty_one_open_check" ON "Duty" ("organizationId", "checkId", "personId") WHERE "endedAt" IS NULL;
CREATE INDEX "Duty_open_by_day" ON "Duty" ("organizationId", "dueOn", "personId") WHERE "endedAt" IS NULL;

ALTER TABLE "Person" ADD CONSTRAINT "Person_email_lower" CHECK (email = lower(email));
ALTER TABLE "Person" ADD CONSTRAINT "Person_not_own_manager" CHECK ("managerId" <> id);
ALTER TABLE "Person" ADD CONSTRAINT "Person_left_after_start" CHECK ("leftOn" >= "startedOn");
ALTER TABLE "Duty" ADD CONSTRAINT "Duty_of_one_thing" CHECK (
  num_nonnulls("policyId", "courseId", "checkId") = 1 AND ("policyId" IS NULL) = ("policyVersionId" IS NULL)
  AND kind = CASE WHEN "policyId" IS NOT NULL THEN 'policy' WHEN "courseId" IS NOT NULL THEN 'training' ELSE 'check' END
  AND ("endedAt" IS NULL) = (outcome IS NULL));
ALTER TABLE "Session" ADD CONSTRAINT "Session_of_one" CHECK (num_nonnulls("memberId", "visitorId", "personId") <= 1);

SELECT protect_tenant_table('"Policy"');
SELECT protect_tenant_table('"PolicyVersion"');
SELECT protect_tenant_table('"PolicyText"');
SELECT protect_tenant_table('"PolicySubmission"');
SELECT protect_tenant_table('"PolicyApproval"');
SELECT protect_tenant_table('"PolicyPublication"');
SELECT protect_tenant_table('"PolicyRetirement"');
SELECT protect_tenant_table('"PolicyReview"');
SELECT protect_tenant_table('"PolicyReminder"');
SELECT protect_tenant_table('"PolicyControl"');
SELECT protect_tenant_table('"PolicyRequirement"');
SELECT protect_tenant_table('"PolicyImage"');
SELECT protect_tenant_table('"Person"');
SELECT protect_tenant_table('"Audience"');
SELECT protect_tenant_table('"Duty"');
SELECT protect_tenant_table('"DutyReminder"');
SELECT protect_tenant_table('"DutyQuestion"');
SELECT protect_tenant_table('"Acknowledgement"');
SELECT protect_tenant_table('"Course"');
SELECT protect_tenant_table('"CourseLesson"');
SELECT protect_tenant_table('"Completion"');
SELECT protect_tenant_table('"Check"');
SELECT protect_tenant_table('"CheckResult"');

-- A draft's language and a lesson may be taken out again.
GRANT DELETE ON "PolicyText", "CourseLesson" TO candor_app;
-- What was said stays said.
REVOKE UPDATE ON "PolicyApproval", "PolicyReview", "PolicyReminder", "PolicyImage", "DutyReminder", "Acknowledgement", "Completion",
  "CheckResult" FROM candor_app;
GRANT UPDATE ("typedName", answers, address, "userAgent", "proofFileId", note, "erasedAt") ON "Acknowledgement" TO candor_app;

-- What was put up for approval is frozen until it comes back as a draft; what is closed, for ever.
CREATE FUNCTION refuse_change_of_policy_text() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  version record;
BEGIN
  SELECT v.sha256, v."closedAt" INTO version FROM "PolicyVersion" v
    WHERE v."organizationId" = coalesce(NEW."organizationId", OLD."organizationId")
      AND v.id = coalesce(NEW."versionId", OLD."versionId") FOR SHARE;
  IF version.sha256 IS NOT NULL OR version."closedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'the text of a policy version is frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN coalesce(NEW, OLD);
END $$;
CREATE TRIGGER frozen BEFORE INSERT OR UPDATE OR DELETE ON "PolicyText" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_policy_text();

CREATE FUNCTION refuse_change_of_policy_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."closedAt" IS NOT NULL OR (OLD.sha256 IS NOT NULL AND NEW.sha256 IS NOT NULL AND
    (NEW.sha256, NEW.title, NEW."fileId", NEW.number) IS DISTINCT FROM (OLD.sha256, OLD.title, OLD."fileId", OLD.number)) THEN
    RAISE EXCEPTION 'a policy version is frozen' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER frozen BEFORE UPDATE ON "PolicyVersion" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_policy_version();

CREATE FUNCTION refuse_change_of_acknowledgement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW."erasedAt" IS NOT NULL AND OLD."erasedAt" IS NULL AND concat(NEW."typedName", NEW.address, NEW."userAgent", NEW."proofFileId",
    NEW.note) = '' AND NEW.answers = '[]' THEN RETURN NEW; END IF;
  RAISE EXCEPTION 'an acknowledgement can only be erased' USING ERRCODE = 'integrity_constraint_violation';
END $$;
CREATE TRIGGER only_erased BEFORE UPDATE ON "Acknowledgement" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_acknowledgement();

-- Only what is published can be confirmed, and only as it was published. A restore puts rows back in an order of its own.
CREATE FUNCTION refuse_false_acknowledgement() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF row_security_active('"Acknowledgement"'::regclass) AND NOT EXISTS (SELECT 1 FROM "PolicyVersion" v JOIN "PolicyPublication" p
      ON p."organizationId" = v."organizationId" AND p."versionId" = v.id
    WHERE v."organizationId" = NEW."organizationId" AND v.id = NEW."policyVersionId" AND v.sha256 = NEW.sha256) THEN
    RAISE EXCEPTION 'only a published version can be acknowledged' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER published AFTER INSERT ON "Acknowledgement" FOR EACH ROW EXECUTE FUNCTION refuse_false_acknowledgement();
