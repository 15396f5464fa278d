-- People of the directory are found by name, address, team and role.
SELECT make_searchable('"Person"', 'person', 'email', 'name', ARRAY['team', 'role']);

-- An import asks for fresh plans of its references, which its own rows outgrow; entries of the search need none, and planning each
-- of ten thousand took most of the time of the import.
SET LOCAL ROLE candor_lookup;
ALTER FUNCTION lookup.note_search_entry() SET plan_cache_mode TO auto;
RESET ROLE;
