-- What is asked for is worked out once and not for each noun: that took most of the time of a search.
SET LOCAL ROLE candor_lookup;

CREATE OR REPLACE FUNCTION lookup.search(nouns text[], given text, most integer) RETURNS TABLE (noun text, id uuid, fit integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
  tenant uuid := NULLIF(current_setting('app.organization', true), '')::uuid;
  asked text := lookup.fold(left(given, 200));
  parts text[] := (string_to_array(asked, ' '))[1:8];
  beyond text := asked || chr(1114111);
  -- By the beginnings of words, and by the inside of names; the scope of a noun comes in the place of the first sign.
  templates text[] := ARRAY[
    lookup.search_query(chr(1), parts, false)::text,
    lookup.search_query(chr(1), parts, true)::text
  ];
  template text;
  wanted tsquery;
  missing integer;
  one text;
  seen uuid[];
BEGIN
  IF tenant IS NULL OR asked = '' THEN RETURN; END IF;
  FOREACH one IN ARRAY nouns LOOP
    RETURN QUERY SELECT one, f."subjectId", f.fit FROM (
      (SELECT e."subjectId", (e.identifier <> asked)::integer AS fit, e.identifier AS by FROM public."SearchEntry" e
        WHERE e."organizationId" = tenant AND e.noun = one AND e.identifier >= asked AND e.identifier < beyond
        ORDER BY e.identifier LIMIT most)
      UNION ALL
      (SELECT e."subjectId", 2, e.name FROM public."SearchEntry" e
        WHERE e."organizationId" = tenant AND e.noun = one AND e.name >= asked AND e.name < beyond
          AND NOT (e.identifier >= asked AND e.identifier < beyond)
        ORDER BY e.name LIMIT most)
    ) f ORDER BY f.fit, f.by LIMIT most;
    GET DIAGNOSTICS missing = ROW_COUNT;
    missing := most - missing;
    seen := '{}';
    FOREACH template IN ARRAY templates LOOP
      EXIT WHEN missing <= cardinality(seen) OR template IS NULL;
      wanted := replace(template, chr(1), lookup.search_scope(tenant, one))::tsquery;
      FOR noun, id, fit IN
        SELECT one, f."subjectId", f.fit FROM (
          SELECT e."subjectId", e.name, CASE
            WHEN strpos(e.full, asked) > 0 THEN 3
            WHEN NOT EXISTS (SELECT 1 FROM unnest(parts) p WHERE strpos(e.full, p) = 0) THEN 4
            ELSE 5 END AS fit
          FROM (SELECT s."subjectId", s.name, s.identifier || ' ' || s.name AS full FROM public."SearchEntry" s
            WHERE s."organizationId" = tenant AND s.noun = one AND s.keys @@ wanted
              AND NOT (s.identifier >= asked AND s.identifier < beyond) AND NOT (s.name >= asked AND s.name < beyond)
              AND s."subjectId" <> ALL (seen)
            LIMIT 60) e
        ) f ORDER BY f.fit, f.name COLLATE "C", f."subjectId" LIMIT missing - cardinality(seen)
      LOOP
        seen := seen || id;
        RETURN NEXT;
      END LOOP;
    END LOOP;
  END LOOP;
END $$;

RESET ROLE;
