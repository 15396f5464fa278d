-- That a member was reminded of a task or of an item of a list, at which distance of which day: once each. A task without a day stands
-- under the last day there is.
CREATE TABLE "TaskReminder" (
  "organizationId" UUID NOT NULL,
  "taskId" UUID NOT NULL,
  "memberId" UUID NOT NULL,
  "dueOn" DATE NOT NULL,
  "daysBefore" INTEGER NOT NULL,
  "remindedAt" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "TaskReminder_pkey" PRIMARY KEY ("organizationId", "taskId", "memberId", "dueOn", "daysBefore")
);
CREATE INDEX "TaskReminder_organizationId_memberId_idx" ON "TaskReminder" ("organizationId", "memberId");
ALTER TABLE "TaskReminder" ADD CONSTRAINT "TaskReminder_organizationId_taskId_fkey" FOREIGN KEY ("organizationId", "taskId") REFERENCES "Task"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "TaskReminder" ADD CONSTRAINT "TaskReminder_organizationId_memberId_fkey" FOREIGN KEY ("organizationId", "memberId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

CREATE TABLE "ChecklistReminder" (
  "organizationId" UUID NOT NULL,
  "itemId" UUID NOT NULL,
  "memberId" UUID NOT NULL,
  "dueOn" DATE NOT NULL,
  "daysBefore" INTEGER NOT NULL,
  "remindedAt" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "ChecklistReminder_pkey" PRIMARY KEY ("organizationId", "itemId", "memberId", "dueOn", "daysBefore")
);
CREATE INDEX "ChecklistReminder_organizationId_memberId_idx" ON "ChecklistReminder" ("organizationId", "memberId");
ALTER TABLE "ChecklistReminder" ADD CONSTRAINT "ChecklistReminder_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "ChecklistItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ChecklistReminder" ADD CONSTRAINT "ChecklistReminder_organizationId_memberId_fkey" FOREIGN KEY ("organizationId", "memberId") REFERENCES "Member"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

SELECT protect_tenant_table('"TaskReminder"');
SELECT protect_tenant_table('"ChecklistReminder"');
