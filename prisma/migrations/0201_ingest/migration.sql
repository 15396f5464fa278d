-- A sweeper claims an upload before it removes the blob, so that no file row can follow it. Preparation says when it
-- last came forward, so that one whose worker died is told from one that is slow.
ALTER TABLE "Upload" ADD COLUMN "sweptAt" TIMESTAMPTZ(3);
ALTER TABLE "DocumentRevision" ADD COLUMN "progressAt" TIMESTAMPTZ(3);
