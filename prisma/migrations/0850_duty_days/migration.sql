-- Which days of an organization began with a look through all duties: what the clock alone decides (a first day, a day of leaving, a
-- course that recurs) is found once a day, and reminders are planned once.
CREATE TABLE "DutyDay" (
  "organizationId" UUID NOT NULL,
  "day" DATE NOT NULL,
  "reconciledAt" TIMESTAMPTZ(3) NOT NULL,
  "remindedAt" TIMESTAMPTZ(3),

  CONSTRAINT "DutyDay_pkey" PRIMARY KEY ("organizationId", "day")
);
ALTER TABLE "DutyDay" ADD CONSTRAINT "DutyDay_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

SELECT protect_tenant_table('"DutyDay"');
