-- Row-level security, the rights of the app role, and the few look-ups made before a tenant is known.
-- Decision: docs/decisions/004-tenancy.md

DO $$
BEGIN
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'candor_app') THEN
    CREATE ROLE candor_app NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
  IF NOT EXISTS (SELECT 1 FROM pg_roles WHERE rolname = 'candor_lookup') THEN
    CREATE ROLE candor_lookup NOLOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE;
  END IF;
  -- Since version 16 the maker of a role may administer it, but not act as it, until it grants itself that too.
  BEGIN
    EXECUTE format('GRANT candor_lookup TO %I', current_user);
  EXCEPTION WHEN insufficient_privilege THEN NULL;
  END;
END $$;

GRANT USAGE ON SCHEMA public TO candor_app, candor_lookup;

-- Puts a table under the tenant of the transaction. Without a tenant every row is invisible and every write refused:
-- NULLIF, because a reused connection holds the empty string, which is no uuid.
CREATE FUNCTION protect_tenant_table(name regclass, tenant_column text DEFAULT 'organizationId') RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE %s ENABLE ROW LEVEL SECURITY', name);
  EXECUTE format('ALTER TABLE %s FORCE ROW LEVEL SECURITY', name);
  EXECUTE format(
    'CREATE POLICY tenant ON %s TO candor_app USING (%I = NULLIF(current_setting(''app.organization'', true), '''')::uuid)
     WITH CHECK (%I = NULLIF(current_setting(''app.organization'', true), '''')::uuid)', name, tenant_column, tenant_column);
  EXECUTE format('GRANT SELECT, INSERT, UPDATE ON %s TO candor_app', name);
END $$;
REVOKE ALL ON FUNCTION protect_tenant_table(regclass, text) FROM PUBLIC;

DO $$
DECLARE t record;
BEGIN
  FOR t IN
    SELECT c.oid::regclass AS name FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
    WHERE c.relnamespace = 'public'::regnamespace AND c.relkind = 'r' AND a.attname = 'organizationId'
  LOOP
    PERFORM protect_tenant_table(t.name);
  END LOOP;
  PERFORM protect_tenant_table('"Organization"', 'id');
END $$;

-- Rows that state no fact of their own may be taken away again; all others stay.
GRANT DELETE ON "MemberRole", "CustomerDomain", "BlockedDomain", "AccessRuleItem", "Upload" TO candor_app;

-- What was said stays said.
REVOKE UPDATE ON "AuditEvent", "AuditEventDetail", "GrantExtension", "BundleItem", "AccessRequestMessage", "File" FROM candor_app;
REVOKE UPDATE ON "NdaSignature", "Projection", "Copy" FROM candor_app;
GRANT UPDATE ("fileId") ON "NdaSignature" TO candor_app;
GRANT UPDATE ("withdrawnAt", "withdrawnBy") ON "Projection" TO candor_app;
GRANT UPDATE ("sha256") ON "Copy" TO candor_app;
GRANT USAGE ON SEQUENCE "AuditEvent_sequence_seq" TO candor_app;

-- A published text of the agreement is frozen; a correction is a new version.
CREATE FUNCTION refuse_change_of_published_nda() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD."publishedAt" IS NOT NULL THEN
    RAISE EXCEPTION 'a published NDA version cannot be changed' USING ERRCODE = 'integrity_constraint_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER frozen BEFORE UPDATE ON "NdaVersion" FOR EACH ROW EXECUTE FUNCTION refuse_change_of_published_nda();

-- Facts that two people at once could otherwise state twice.
CREATE UNIQUE INDEX "Revocation_one_open" ON "Revocation" ("organizationId", "grantId") WHERE "reinstatedAt" IS NULL;
CREATE UNIQUE INDEX "VisitorBlock_one_open" ON "VisitorBlock" ("organizationId", "visitorId") WHERE "liftedAt" IS NULL;

-- No tenant: readable by the app, written by functions or by set-up only.
GRANT SELECT ON "Installation" TO candor_app;

-- Look-ups before a tenant is known. Each returns ids only; together they are the allow-list of SECURITY DEFINER functions.
CREATE SCHEMA lookup AUTHORIZATION candor_lookup;
GRANT USAGE ON SCHEMA lookup TO candor_app;
GRANT SELECT (id, slug) ON "Organization" TO candor_lookup;
GRANT SELECT ("organizationId", id, slug) ON "Portal" TO candor_lookup;
GRANT SELECT ("organizationId", id, "tokenHash", "expiresAt", "endedAt") ON "Session" TO candor_lookup;
GRANT SELECT ("organizationId", id, "tokenHash") ON "Challenge" TO candor_lookup;
GRANT SELECT, INSERT, UPDATE, DELETE ON "Attempt" TO candor_lookup;
CREATE POLICY lookup ON "Organization" FOR SELECT TO candor_lookup USING (true);
CREATE POLICY lookup ON "Portal" FOR SELECT TO candor_lookup USING (true);
CREATE POLICY lookup ON "Session" FOR SELECT TO candor_lookup USING (true);
CREATE POLICY lookup ON "Challenge" FOR SELECT TO candor_lookup USING (true);

SET LOCAL ROLE candor_lookup;

CREATE FUNCTION lookup.organization_by_slug(wanted text) RETURNS uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT id FROM public."Organization" WHERE slug = wanted $$;

CREATE FUNCTION lookup.organizations() RETURNS SETOF uuid
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT id FROM public."Organization" ORDER BY id $$;

CREATE FUNCTION lookup.portal_by_slug(wanted text) RETURNS TABLE ("organizationId" uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT p."organizationId", p.id FROM public."Portal" p WHERE p.slug = wanted $$;

CREATE FUNCTION lookup.session_by_token(hash text, at timestamptz) RETURNS TABLE ("organizationId" uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT s."organizationId", s.id FROM public."Session" s
   WHERE s."tokenHash" = hash AND s."endedAt" IS NULL AND s."expiresAt" > at $$;

CREATE FUNCTION lookup.challenge_by_token(hash text) RETURNS TABLE ("organizationId" uuid, id uuid)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ SELECT c."organizationId", c.id FROM public."Challenge" c WHERE c."tokenHash" = hash $$;

-- Counts one attempt and returns how many there were in the window; old windows are swept by the way.
CREATE FUNCTION lookup.count_attempt(wanted text, window_start timestamptz) RETURNS integer
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ INSERT INTO public."Attempt" AS a (key, "windowStart", count) VALUES (wanted, window_start, 1)
   ON CONFLICT (key, "windowStart") DO UPDATE SET count = a.count + 1 RETURNING count $$;

CREATE FUNCTION lookup.sweep_attempts(before timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ DELETE FROM public."Attempt" WHERE "windowStart" < before $$;

REVOKE ALL ON ALL FUNCTIONS IN SCHEMA lookup FROM PUBLIC;
GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA lookup TO candor_app;

RESET ROLE;
