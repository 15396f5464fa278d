-- When approvers were told of a request: the first at once, later ones collected, none dropped.
ALTER TABLE "AccessRequest" ADD COLUMN "approversToldAt" TIMESTAMPTZ(3);
CREATE INDEX "AccessRequest_organizationId_visitorId_closedAt_idx" ON "AccessRequest" ("organizationId", "visitorId", "closedAt");
DROP INDEX "AccessRequest_organizationId_visitorId_idx";

-- A visitor holds at most one grant of a document that nothing has replaced; two people who give one at once would
-- otherwise leave two, and revoking one would leave the other open.
CREATE UNIQUE INDEX "Grant_one_current" ON "Grant" ("organizationId", "visitorId", "documentId") WHERE "supersededAt" IS NULL;
