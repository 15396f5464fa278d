-- Policies are found by what they are called.
SELECT make_searchable('"Policy"', 'policy', 'identifier', 'title');
