-- Duties of policies need no place among those of courses and checks: a tenth of the work of making ten thousand.
DROP INDEX "Duty_one_open_course", "Duty_one_open_check";
CREATE UNIQUE INDEX "Duty_one_open_course" ON "Duty" ("organizationId", "courseId", "personId")
  WHERE "endedAt" IS NULL AND "courseId" IS NOT NULL;
CREATE UNIQUE INDEX "Duty_one_open_check" ON "Duty" ("organizationId", "checkId", "personId")
  WHERE "endedAt" IS NULL AND "checkId" IS NOT NULL;
