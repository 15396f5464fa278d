-- A person who is not to be erased, however long ago they left, while the hold is not lifted.
CREATE TABLE "PersonHold" (
  "organizationId" UUID NOT NULL,
  "id" UUID NOT NULL,
  "personId" UUID NOT NULL,
  "reason" TEXT NOT NULL,
  "heldAt" TIMESTAMPTZ(3) NOT NULL,
  "heldBy" TEXT NOT NULL,
  "liftedAt" TIMESTAMPTZ(3),
  "liftedBy" TEXT,

  CONSTRAINT "PersonHold_pkey" PRIMARY KEY ("organizationId", "id"),
  CONSTRAINT "PersonHold_lifted_check" CHECK (("liftedAt" IS NULL) = ("liftedBy" IS NULL))
);
CREATE INDEX "PersonHold_organizationId_personId_idx" ON "PersonHold" ("organizationId", "personId");
-- One at a time: whoever wants another reason lifts the one there is.
CREATE UNIQUE INDEX "PersonHold_one_key" ON "PersonHold" ("organizationId", "personId") WHERE "liftedAt" IS NULL;
ALTER TABLE "PersonHold" ADD CONSTRAINT "PersonHold_organizationId_personId_fkey" FOREIGN KEY ("organizationId", "personId") REFERENCES "Person"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

SELECT protect_tenant_table('"PersonHold"');

-- Whatever way a person is erased: never one who is held.
CREATE FUNCTION refuse_erasing_held() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF EXISTS (SELECT 1 FROM "PersonHold" h WHERE h."organizationId" = NEW."organizationId" AND h."personId" = NEW.id
      AND h."liftedAt" IS NULL) THEN
    RAISE EXCEPTION 'this person is held';
  END IF;
  RETURN NEW;
END
$$;
CREATE TRIGGER not_held BEFORE UPDATE OF "erasedAt" ON "Person" FOR EACH ROW
  WHEN (OLD."erasedAt" IS NULL AND NEW."erasedAt" IS NOT NULL) EXECUTE FUNCTION refuse_erasing_held();
