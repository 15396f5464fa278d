-- How far a running download had come when its process last looked: what is known of it when that process is killed. Not
-- an operation (it happens every few seconds and decides nothing), therefore one more look-up function, which writes
-- these columns of a row that has not ended and nothing else.
ALTER TABLE "Delivery" ADD COLUMN "progressAt" TIMESTAMPTZ(3);

GRANT SELECT ("organizationId", "id", "completedAt", "brokenOffAt"), UPDATE ("bytesSent", "progressAt")
  ON "Delivery" TO candor_lookup;
CREATE POLICY lookup ON "Delivery" FOR SELECT TO candor_lookup USING (true);
CREATE POLICY touch ON "Delivery" FOR UPDATE TO candor_lookup USING (true) WITH CHECK (true);

SET LOCAL ROLE candor_lookup;

CREATE FUNCTION lookup.touch_delivery(organization uuid, delivery uuid, sent bigint, at timestamptz) RETURNS void
LANGUAGE sql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS
$$ UPDATE public."Delivery" SET "bytesSent" = sent, "progressAt" = at
   WHERE "organizationId" = organization AND "id" = delivery AND "completedAt" IS NULL AND "brokenOffAt" IS NULL $$;

REVOKE ALL ON FUNCTION lookup.touch_delivery(uuid, uuid, bigint, timestamptz) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION lookup.touch_delivery(uuid, uuid, bigint, timestamptz) TO candor_app;

RESET ROLE;
