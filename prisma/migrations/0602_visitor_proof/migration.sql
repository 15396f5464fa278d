-- A request that waits for its address to be proven belongs to the browser flow that typed it: what is proven in another
-- one neither submits it nor takes anything from it. Requests that wait already have no flow; they run out, unsent.
ALTER TABLE "AccessRequest" ADD COLUMN "flowHash" TEXT;

-- A visitor who was merged into another one stays, with everything they did, and opens nothing any more.
ALTER TABLE "Visitor" ADD COLUMN "mergedIntoId" UUID, ADD COLUMN "mergedAt" TIMESTAMPTZ(3), ADD COLUMN "mergedBy" TEXT;
ALTER TABLE "Visitor" ADD CONSTRAINT "Visitor_organizationId_mergedIntoId_fkey" FOREIGN KEY ("organizationId", "mergedIntoId") REFERENCES "Visitor"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
CREATE INDEX "Visitor_organizationId_mergedIntoId_idx" ON "Visitor" ("organizationId", "mergedIntoId");
