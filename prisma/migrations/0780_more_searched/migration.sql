-- What came after the search is found, too: profiles, tasks, audits, and what evidence notes and links to (0741).
SELECT make_searchable('"Profile"', 'profile', '', 'name', ARRAY['scope']);
SELECT make_searchable('"Task"', 'task', '', 'title', ARRAY['description']);
SELECT make_searchable('"Engagement"', 'engagement', '', 'name');

DROP TRIGGER searchable ON "EvidenceItem";
-- Only here may the owner look past the tenants.
ALTER TABLE "SearchEntry" NO FORCE ROW LEVEL SECURITY;
DELETE FROM "SearchEntry" WHERE noun = 'evidence';
ALTER TABLE "SearchEntry" FORCE ROW LEVEL SECURITY;
SELECT make_searchable('"EvidenceItem"', 'evidence', '', 'title', ARRAY['source', 'procedure', 'note', 'url']);
