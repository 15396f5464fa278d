-- When a mail was last tried: tells one that waits for its next try from one whose job was lost.
ALTER TABLE "Mail" ADD COLUMN "triedAt" TIMESTAMPTZ(3);
