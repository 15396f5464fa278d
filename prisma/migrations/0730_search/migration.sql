-- One place where everything that has a name is found. Decision: docs/decisions/012-search.md
-- Texts are folded (case, accents, width); "C" because they are compared by their bytes.
CREATE TABLE "SearchEntry" (
    "organizationId" UUID NOT NULL,
    "noun" TEXT NOT NULL,
    "subjectId" UUID NOT NULL,
    "identifier" TEXT COLLATE "C" NOT NULL,
    "name" TEXT COLLATE "C" NOT NULL,
    "keys" TSVECTOR NOT NULL,

    CONSTRAINT "SearchEntry_pkey" PRIMARY KEY ("organizationId","noun","subjectId")
);
CREATE INDEX "SearchEntry_organizationId_noun_identifier_idx" ON "SearchEntry"("organizationId", "noun", "identifier");
CREATE INDEX "SearchEntry_organizationId_noun_name_idx" ON "SearchEntry"("organizationId", "noun", "name");
-- What is written is found at once, without a pending list that every search would have to read.
CREATE INDEX "SearchEntry_keys_idx" ON "SearchEntry" USING gin ("keys") WITH (fastupdate = off);

SELECT protect_tenant_table('"SearchEntry"');
-- Written by the trigger below only.
REVOKE INSERT, UPDATE ON "SearchEntry" FROM candor_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON "SearchEntry" TO candor_lookup;
CREATE POLICY lookup ON "SearchEntry" TO candor_lookup USING (true) WITH CHECK (true);

SET LOCAL ROLE candor_lookup;

-- The helpers run within the two functions below, which set where names are looked for: none of them does by itself, for
-- that would cost more than their work.

-- Lower case, compatibility forms made one, marks taken off Latin, Greek, Cyrillic, Hebrew and Arabic letters, plain spaces.
CREATE FUNCTION lookup.fold(given text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT btrim(regexp_replace(lower(normalize(regexp_replace(normalize(given, NFKD),
    '[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]', '', 'g'), NFC)), '\s+', ' ', 'g'))
$$;

-- Keys of one noun of one organization begin alike, so that nobody's search walks through what others have.
CREATE FUNCTION lookup.search_scope(organization uuid, noun text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT left(md5(organization::text || noun), 10) $$;

CREATE FUNCTION lookup.words(folded text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT regexp_split_to_array(folded, '[ !-/:-@\[-`{-~\u00a0-\u00bf\u2000-\u206f\u3000-\u303f]+') $$;

-- Pieces by which the inside of a text is found: three signs; of scripts that write no spaces two, the last sign alone.
CREATE FUNCTION lookup.pieces(folded text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  pieces text[] := '{}';
  piece text;
BEGIN
  FOR i IN 1..length(folded) - 2 LOOP
    piece := substr(folded, i, 3);
    IF strpos(piece, ' ') = 0 THEN pieces := pieces || piece; END IF;
  END LOOP;
  RETURN pieces;
END $$;
CREATE FUNCTION lookup.wide_pieces(folded text) RETURNS text[] LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  pieces text[] := '{}';
BEGIN
  FOR i IN 1..length(folded) LOOP
    IF ascii(substr(folded, i, 1)) >= 11904 THEN pieces := pieces || rtrim(substr(folded, i, 2)); END IF;
  END LOOP;
  RETURN pieces;
END $$;

-- w: a word, t: three signs of the name, b: two wide signs of all of it. In loops, which are ten times as fast as queries here.
CREATE FUNCTION lookup.search_keys(scope text, name text, body text) RETURNS tsvector
LANGUAGE plpgsql IMMUTABLE PARALLEL SAFE AS $$
DECLARE
  keys text[] := '{}';
  piece text;
BEGIN
  FOREACH piece IN ARRAY lookup.words(name || ' ' || body) LOOP
    IF piece <> '' THEN keys := keys || (scope || 'w' || left(piece, 60)); END IF;
  END LOOP;
  FOREACH piece IN ARRAY lookup.pieces(left(name, 300)) LOOP
    keys := keys || (scope || 't' || piece);
  END LOOP;
  IF octet_length(name || body) > length(name || body) THEN
    FOREACH piece IN ARRAY lookup.wide_pieces(left(name || ' ' || body, 1500)) LOOP
      keys := keys || (scope || 'b' || piece);
    END LOOP;
  END IF;
  RETURN array_to_tsvector(keys);
END $$;

CREATE FUNCTION lookup.quoted(key text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE AS
$$ SELECT '''' || replace(replace(key, '\', '\\'), '''', '''''') || '''' $$;

-- Every asked word must be there: as the beginning of a word or, with inside, anywhere in the name. Null: nothing to ask for.
CREATE FUNCTION lookup.search_query(scope text, asked text[], inside boolean) RETURNS tsquery
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT string_agg('(' || way || ')', ' & ')::tsquery FROM (
    SELECT concat_ws(' | ',
      (SELECT '(' || string_agg(lookup.quoted(scope || 'w' || left(w, 60)) || ':*', ' & ') || ')'
        FROM unnest(lookup.words(a)) w WHERE w <> ''),
      CASE
        WHEN NOT inside THEN NULL
        WHEN length(a) = 1 AND ascii(a) >= 11904 THEN lookup.quoted(scope || 'b' || a) || ':*'
        WHEN a ~ '^[\u2e80-\uffff\U00010000-\U0010ffff]+$' THEN
          (SELECT '(' || string_agg(lookup.quoted(scope || 'b' || p), ' & ') || ')'
            FROM unnest(lookup.wide_pieces(a)) p WHERE length(p) = 2)
        ELSE (SELECT '(' || string_agg(lookup.quoted(scope || 't' || p), ' & ') || ')'
          FROM unnest((lookup.pieces(a))[1:6]) p)
      END) AS way
    FROM unnest(asked) a
  ) ways WHERE way <> ''
$$;

-- What of these nouns fits, best first: 0 is the identifier, 1 begins it, 2 begins the name, 3 is in it as asked, 4 word by
-- word, 5 is found in the text. Ids only, of the transaction's organization only; they are read again under its policies.
CREATE FUNCTION lookup.search(nouns text[], given text, most integer) RETURNS TABLE (noun text, id uuid, fit integer)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp SET enable_seqscan = off AS $$
DECLARE
  tenant uuid := NULLIF(current_setting('app.organization', true), '')::uuid;
  asked text := lookup.fold(left(given, 200));
  parts text[] := (string_to_array(asked, ' '))[1:8];
  beyond text := asked || chr(1114111);
  wanted tsquery;
  missing integer;
  inside boolean;
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
    FOREACH inside IN ARRAY ARRAY[false, true] LOOP
      EXIT WHEN missing <= 0;
      wanted := lookup.search_query(lookup.search_scope(tenant, one), parts, inside);
      EXIT WHEN wanted IS NULL;
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
        ) f ORDER BY f.fit, f.name COLLATE "C", f."subjectId" LIMIT missing
      LOOP
        seen := seen || id;
        RETURN NEXT;
      END LOOP;
      missing := missing - cardinality(seen);
    END LOOP;
  END LOOP;
END $$;

-- Keeps the entry of a row. Arguments: the noun, the column of its identifier (or nothing), of its name, and more texts.
-- What is archived, removed or merged into another is not found.
CREATE FUNCTION lookup.note_search_entry() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  gone jsonb := CASE WHEN TG_OP <> 'INSERT' THEN to_jsonb(OLD) END;
  now jsonb := CASE WHEN TG_OP <> 'DELETE' THEN to_jsonb(NEW) END;
BEGIN
  IF now IS NULL OR coalesce(now ->> 'archivedAt', now ->> 'removedAt', now ->> 'mergedAt') IS NOT NULL THEN
    DELETE FROM public."SearchEntry" e WHERE e."organizationId" = (gone ->> 'organizationId')::uuid AND e.noun = TG_ARGV[0]
      AND e."subjectId" = (gone ->> 'id')::uuid;
    RETURN NULL;
  END IF;
  INSERT INTO public."SearchEntry" SELECT * FROM lookup.search_entry(now, VARIADIC TG_ARGV[:])
  ON CONFLICT ("organizationId", noun, "subjectId")
    DO UPDATE SET identifier = EXCLUDED.identifier, name = EXCLUDED.name, keys = EXCLUDED.keys;
  RETURN NULL;
END $$;

CREATE FUNCTION lookup.search_entry(stored jsonb, VARIADIC said text[])
RETURNS TABLE ("organizationId" uuid, noun text, "subjectId" uuid, identifier text, name text, keys tsvector)
LANGUAGE sql IMMUTABLE AS $$
  SELECT (stored ->> 'organizationId')::uuid, said[1], (stored ->> 'id')::uuid, f.identifier, left(f.name, 300),
    lookup.search_keys(lookup.search_scope((stored ->> 'organizationId')::uuid, said[1]), f.identifier || ' ' || f.name,
      lookup.fold(left(coalesce((SELECT string_agg(stored ->> c, ' ') FROM unnest(said[4:]) c), ''), 20000)))
  FROM (SELECT lookup.fold(left(coalesce(stored ->> nullif(said[2], ''), ''), 300)) AS identifier,
    lookup.fold(left(coalesce(stored ->> said[3], ''), 2000)) AS name) f
$$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA lookup FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lookup.search(text[], text, integer) TO candor_app;

RESET ROLE;

-- Makes the rows of a table be found under a noun: those there are, and those to come.
CREATE FUNCTION make_searchable(source regclass, noun text, identifier text, name text, texts text[] DEFAULT '{}') RETURNS void
LANGUAGE plpgsql AS $$
DECLARE
  said text := (SELECT string_agg(quote_literal(s), ', ') FROM unnest(ARRAY[noun, identifier, name] || texts) s);
  watched text := (SELECT string_agg(quote_ident(attname), ', ') FROM pg_attribute WHERE attrelid = source AND attnum > 0
    AND attname = ANY (ARRAY[identifier, name, 'archivedAt', 'removedAt', 'mergedAt'] || texts));
BEGIN
  EXECUTE format('CREATE TRIGGER searchable AFTER INSERT OR DELETE OR UPDATE OF %s ON %s FOR EACH ROW
    EXECUTE FUNCTION lookup.note_search_entry(%s)', watched, source, said);
  -- Only here may the owner look past the tenants.
  EXECUTE format('ALTER TABLE %s NO FORCE ROW LEVEL SECURITY', source);
  ALTER TABLE "SearchEntry" NO FORCE ROW LEVEL SECURITY;
  EXECUTE format('INSERT INTO "SearchEntry" SELECT e.* FROM (SELECT to_jsonb(s) AS stored FROM %s s) s,
    lookup.search_entry(s.stored, %s) e
    WHERE coalesce(s.stored ->> ''archivedAt'', s.stored ->> ''removedAt'', s.stored ->> ''mergedAt'') IS NULL', source, said);
  ALTER TABLE "SearchEntry" FORCE ROW LEVEL SECURITY;
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', source);
END $$;
REVOKE ALL ON FUNCTION make_searchable(regclass, text, text, text, text[]) FROM PUBLIC;

SELECT make_searchable('"Control"', 'control', 'identifier', 'title', ARRAY['description', 'justification', 'tags']);
SELECT make_searchable('"Requirement"', 'requirement', 'identifier', 'title', ARRAY['wording']);
SELECT make_searchable('"Framework"', 'framework', 'key', 'title', ARRAY['version', 'publisher']);
SELECT make_searchable('"EvidenceItem"', 'evidence', '', 'title', ARRAY['source', 'procedure']);
SELECT make_searchable('"Claim"', 'claim', '', 'text', ARRAY['section', 'metric', 'value', 'unit']);
SELECT make_searchable('"Document"', 'document', '', 'title', ARRAY['description']);
SELECT make_searchable('"AuditReport"', 'audit-report', '', 'title', ARRAY['framework', 'auditor', 'kind']);
SELECT make_searchable('"Subprocessor"', 'subprocessor', '', 'name', ARRAY['purpose', 'dataProcessed', 'location']);
SELECT make_searchable('"AccessRequest"', 'access-request', 'number', 'name', ARRAY['company', 'title', 'reason']);
SELECT make_searchable('"Visitor"', 'visitor', 'email', 'name', ARRAY['company', 'title']);
SELECT make_searchable('"Customer"', 'customer', '', 'name', ARRAY['notes']);
SELECT make_searchable('"Member"', 'member', 'email', 'name');
