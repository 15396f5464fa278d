-- Idle sessions end by the server's clock, so each use is noted (at most once a minute). Before a tenant is known, and
-- also while a page only reads: therefore one more look-up function, which writes this one column and nothing else.
GRANT UPDATE ("lastSeenAt") ON "Session" TO candor_lookup;
GRANT SELECT ("lastSeenAt") ON "Session" TO candor_lookup;
CREATE POLICY touch ON "Session" FOR UPDATE TO candor_lookup USING (true) WITH CHECK (true);
-- The functions belong to a role that otherwise makes nothing in its schema.
SET LOCAL ROLE candor_lookup;

CREATE FUNCTION lookup.touch_session(hash text, at timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ UPDATE public."Session" SET "lastSeenAt" = at
   WHERE "tokenHash" = hash AND "endedAt" IS NULL AND "expiresAt" > at AND "lastSeenAt" < at - interval '1 minute' $$;

REVOKE ALL ON FUNCTION lookup.touch_session(text, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lookup.touch_session(text, timestamptz) TO candor_app;

RESET ROLE;
