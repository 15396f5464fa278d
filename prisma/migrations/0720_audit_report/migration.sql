-- What an audit report says: its framework, opinion and scope, and as rows what was found, whom it rests on, what the
-- customer must do, and which of our controls it tested. Its revision tells two people who write at once.
ALTER TABLE "AuditReport" ADD COLUMN "frameworkId" UUID, ADD COLUMN "opinionNote" TEXT NOT NULL DEFAULT '',
  ADD COLUMN "scope" TEXT NOT NULL DEFAULT '', ADD COLUMN "tellExceptions" BOOLEAN NOT NULL DEFAULT false,
  ADD COLUMN "dutiesAudience" TEXT NOT NULL DEFAULT 'document', ADD COLUMN "revision" INTEGER NOT NULL DEFAULT 1;
CREATE INDEX "AuditReport_organizationId_frameworkId_idx" ON "AuditReport"("organizationId", "frameworkId");
CREATE INDEX "AuditReport_organizationId_documentId_idx" ON "AuditReport"("organizationId", "documentId");
ALTER TABLE "AuditReport" ADD CONSTRAINT "AuditReport_organizationId_frameworkId_fkey" FOREIGN KEY ("organizationId", "frameworkId") REFERENCES "Framework"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- Opinions were free words. Those that are one of the kinds become it, the others stay as the auditor's words. Only here may
-- the owner look past the tenants.
ALTER TABLE "AuditReport" NO FORCE ROW LEVEL SECURITY;
UPDATE "AuditReport" SET "opinion" = CASE WHEN lower("opinion") IN ('unqualified', 'qualified', 'adverse', 'disclaimer')
    THEN lower("opinion") WHEN "kind" = 'certification' AND "opinion" = '' THEN 'certified' ELSE '' END,
  "opinionNote" = CASE WHEN lower("opinion") IN ('unqualified', 'qualified', 'adverse', 'disclaimer') THEN '' ELSE "opinion" END;
ALTER TABLE "AuditReport" FORCE ROW LEVEL SECURITY;

CREATE TABLE "AuditException" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "description" TEXT NOT NULL,
    "severity" TEXT NOT NULL,
    "response" TEXT NOT NULL DEFAULT '',
    "responsible" TEXT NOT NULL DEFAULT '',
    "dueOn" DATE,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuditException_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "SubserviceOrganization" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "services" TEXT NOT NULL,
    "method" TEXT NOT NULL,
    "ownReport" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "SubserviceOrganization_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "UserEntityControl" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "reference" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "UserEntityControl_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE TABLE "AuditReportControl" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "reportId" UUID NOT NULL,
    "controlId" UUID NOT NULL,
    "result" TEXT NOT NULL,
    "note" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "AuditReportControl_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE INDEX "AuditException_organizationId_reportId_idx" ON "AuditException"("organizationId", "reportId");
CREATE INDEX "SubserviceOrganization_organizationId_reportId_idx" ON "SubserviceOrganization"("organizationId", "reportId");
CREATE INDEX "UserEntityControl_organizationId_reportId_idx" ON "UserEntityControl"("organizationId", "reportId");
CREATE UNIQUE INDEX "AuditReportControl_organizationId_reportId_controlId_key" ON "AuditReportControl"("organizationId", "reportId", "controlId");
CREATE INDEX "AuditReportControl_organizationId_controlId_idx" ON "AuditReportControl"("organizationId", "controlId");

ALTER TABLE "AuditException" ADD CONSTRAINT "AuditException_organizationId_reportId_fkey" FOREIGN KEY ("organizationId", "reportId") REFERENCES "AuditReport"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "SubserviceOrganization" ADD CONSTRAINT "SubserviceOrganization_organizationId_reportId_fkey" FOREIGN KEY ("organizationId", "reportId") REFERENCES "AuditReport"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "UserEntityControl" ADD CONSTRAINT "UserEntityControl_organizationId_reportId_fkey" FOREIGN KEY ("organizationId", "reportId") REFERENCES "AuditReport"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "AuditReportControl" ADD CONSTRAINT "AuditReportControl_organizationId_reportId_fkey" FOREIGN KEY ("organizationId", "reportId") REFERENCES "AuditReport"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "AuditReportControl" ADD CONSTRAINT "AuditReportControl_organizationId_controlId_fkey" FOREIGN KEY ("organizationId", "controlId") REFERENCES "Control"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

SELECT protect_tenant_table('"AuditException"');
SELECT protect_tenant_table('"SubserviceOrganization"');
SELECT protect_tenant_table('"UserEntityControl"');
SELECT protect_tenant_table('"AuditReportControl"');
-- These describe a report and are mended with it; what was taken away stands in the log.
GRANT DELETE ON "AuditException", "SubserviceOrganization", "UserEntityControl", "AuditReportControl" TO candor_app;
