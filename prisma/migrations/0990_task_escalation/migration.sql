-- That somebody's manager was told of a task of theirs, so many days after its day; they are told once of each distance.
CREATE TABLE "TaskEscalation" (
  "organizationId" UUID NOT NULL,
  "taskId" UUID NOT NULL,
  "personId" UUID NOT NULL,
  "dueOn" DATE NOT NULL,
  "daysAfter" INTEGER NOT NULL,
  "escalatedAt" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "TaskEscalation_pkey" PRIMARY KEY ("organizationId", "taskId", "personId", "dueOn", "daysAfter")
);
CREATE INDEX "TaskEscalation_organizationId_personId_idx" ON "TaskEscalation" ("organizationId", "personId");
ALTER TABLE "TaskEscalation" ADD CONSTRAINT "TaskEscalation_organizationId_taskId_fkey" FOREIGN KEY ("organizationId", "taskId") REFERENCES "Task"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "TaskEscalation" ADD CONSTRAINT "TaskEscalation_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

SELECT protect_tenant_table('"TaskEscalation"');
