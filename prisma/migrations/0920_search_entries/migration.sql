-- What a row is found under is worked out once and not for each of the columns it goes into, and a text of plain letters without a
-- look at marks that it cannot have: that took most of the time of an import of ten thousand.
SET LOCAL ROLE candor_lookup;

CREATE OR REPLACE FUNCTION lookup.fold(given text) RETURNS text LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
BEGIN
  IF octet_length(given) = length(given) THEN
    RETURN btrim(regexp_replace(lower(given), '\s+', ' ', 'g'));
  END IF;
  RETURN btrim(regexp_replace(lower(normalize(regexp_replace(normalize(given, NFKD),
    '[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]', '', 'g'), NFC)), '\s+', ' ', 'g'));
END $$;

CREATE OR REPLACE FUNCTION lookup.search_entry(stored jsonb, VARIADIC said text[])
RETURNS TABLE ("organizationId" uuid, noun text, "subjectId" uuid, identifier text, name text, keys tsvector)
LANGUAGE plpgsql IMMUTABLE AS $$
DECLARE
  texts text := '';
  one text;
BEGIN
  FOREACH one IN ARRAY said[4:] LOOP
    texts := concat_ws(' ', texts, stored ->> one);
  END LOOP;
  "organizationId" := (stored ->> 'organizationId')::uuid;
  noun := said[1];
  "subjectId" := (stored ->> 'id')::uuid;
  identifier := lookup.fold(left(coalesce(stored ->> nullif(said[2], ''), ''), 300));
  one := lookup.fold(left(coalesce(stored ->> said[3], ''), 2000));
  name := left(one, 300);
  keys := lookup.search_keys(lookup.search_scope("organizationId", noun), identifier || ' ' || one,
    lookup.fold(left(texts, 20000)));
  RETURN NEXT;
END $$;

RESET ROLE;
