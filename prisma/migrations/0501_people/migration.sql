-- A customer that was merged into another stays as a note of it, out of the lists; its own notes are kept.
ALTER TABLE "Customer" ADD COLUMN "mergedIntoId" UUID, ADD COLUMN "mergedAt" TIMESTAMPTZ(3), ADD COLUMN "mergedBy" TEXT;
ALTER TABLE "Customer" ADD CONSTRAINT "Customer_organizationId_mergedIntoId_fkey" FOREIGN KEY ("organizationId", "mergedIntoId") REFERENCES "Customer"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

-- Signatures are listed newest first.
CREATE INDEX "NdaSignature_organizationId_signedAt_id_idx" ON "NdaSignature" ("organizationId", "signedAt", "id");
