-- Courses are found by title and by what they say of themselves.
SELECT make_searchable('"Course"', 'course', '', 'title', ARRAY['description']);
