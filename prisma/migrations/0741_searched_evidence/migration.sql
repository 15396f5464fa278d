-- The item repeats the two texts of its newest revision that lists search, too: no search reads revisions.
ALTER TABLE "EvidenceItem" ADD COLUMN "note" TEXT NOT NULL DEFAULT '', ADD COLUMN "url" TEXT;

-- Only here may the owner look past the tenants.
ALTER TABLE "EvidenceItem" NO FORCE ROW LEVEL SECURITY;
ALTER TABLE "EvidenceRevision" NO FORCE ROW LEVEL SECURITY;
UPDATE "EvidenceItem" i SET note = r.note, url = r.url
FROM "EvidenceRevision" r WHERE r."organizationId" = i."organizationId" AND r.id = i."currentRevisionId";
ALTER TABLE "EvidenceItem" FORCE ROW LEVEL SECURITY;
ALTER TABLE "EvidenceRevision" FORCE ROW LEVEL SECURITY;
