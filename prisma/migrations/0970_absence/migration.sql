-- People who are away for a time, and duties that somebody need not do: each with a reason.
-- Decision: docs/decisions/026-absences.md
CREATE TABLE "Absence" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "personId" UUID NOT NULL,
    "startsOn" DATE NOT NULL,
    "backOn" DATE NOT NULL,
    "reason" TEXT NOT NULL,
    "recordedAt" TIMESTAMPTZ(3) NOT NULL,
    "recordedBy" TEXT NOT NULL,
    "removedAt" TIMESTAMPTZ(3),
    "removedBy" TEXT,

    CONSTRAINT "Absence_pkey" PRIMARY KEY ("organizationId","id"),
    CONSTRAINT "Absence_days_check" CHECK ("backOn" > "startsOn")
);
CREATE INDEX "Absence_organizationId_personId_idx" ON "Absence"("organizationId", "personId");
ALTER TABLE "Absence" ADD CONSTRAINT "Absence_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
SELECT protect_tenant_table('"Absence"');

CREATE TABLE "DutyExemption" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "dutyId" UUID NOT NULL,
    "reason" TEXT NOT NULL,
    "exemptedAt" TIMESTAMPTZ(3) NOT NULL,
    "exemptedBy" TEXT NOT NULL,
    "endedAt" TIMESTAMPTZ(3),
    "endedBy" TEXT,

    CONSTRAINT "DutyExemption_pkey" PRIMARY KEY ("organizationId","id")
);
CREATE INDEX "DutyExemption_organizationId_dutyId_idx" ON "DutyExemption"("organizationId", "dutyId");
ALTER TABLE "DutyExemption" ADD CONSTRAINT "DutyExemption_organizationId_dutyId_fkey" FOREIGN KEY ("organizationId", "dutyId") REFERENCES "Duty"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
SELECT protect_tenant_table('"DutyExemption"');

-- The day something is due that somebody was asked for on a day: the days they are away do not count.
CREATE FUNCTION due_after_absences(person uuid, asked date, due date) RETURNS date LANGUAGE plpgsql STABLE AS $$
DECLARE
  away record;
BEGIN
  FOR away IN SELECT greatest("startsOn", asked) AS since, "backOn" FROM "Absence"
    WHERE "personId" = person AND "removedAt" IS NULL AND "backOn" > asked ORDER BY "startsOn"
  LOOP
    EXIT WHEN due < away.since;
    due := due + (away."backOn" - away.since);
  END LOOP;
  RETURN due;
END
$$;

-- By how many days absences moved the day; reminders keep their distances to the day before that.
ALTER TABLE "Duty" ADD COLUMN "pausedDays" INTEGER NOT NULL DEFAULT 0;
