-- That somebody's manager was told of an item of a list that is theirs to do, so many days after its day; once of each distance.
CREATE TABLE "ChecklistEscalation" (
  "organizationId" UUID NOT NULL,
  "itemId" UUID NOT NULL,
  "personId" UUID NOT NULL,
  "dueOn" DATE NOT NULL,
  "daysAfter" INTEGER NOT NULL,
  "escalatedAt" TIMESTAMPTZ(3) NOT NULL,

  CONSTRAINT "ChecklistEscalation_pkey" PRIMARY KEY ("organizationId", "itemId", "personId", "dueOn", "daysAfter")
);
CREATE INDEX "ChecklistEscalation_organizationId_personId_idx" ON "ChecklistEscalation" ("organizationId", "personId");
ALTER TABLE "ChecklistEscalation" ADD CONSTRAINT "ChecklistEscalation_organizationId_itemId_fkey" FOREIGN KEY ("organizationId", "itemId") REFERENCES "ChecklistItem"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ChecklistEscalation" ADD CONSTRAINT "ChecklistEscalation_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

SELECT protect_tenant_table('"ChecklistEscalation"');
