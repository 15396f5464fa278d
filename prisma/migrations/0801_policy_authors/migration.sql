-- Who wrote a version: none of them approves it alone.
ALTER TABLE "PolicyVersion" ADD COLUMN "authors" TEXT[] DEFAULT ARRAY[]::TEXT[];
