-- What stands above the claims of an area on the portal: the chapter that it belongs to, and an introduction in Markdown.
CREATE TABLE "ClaimArea" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "title" TEXT NOT NULL,
    "chapter" TEXT NOT NULL DEFAULT '',
    "introduction" TEXT NOT NULL DEFAULT '',
    "revision" INTEGER NOT NULL DEFAULT 1,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "ClaimArea_pkey" PRIMARY KEY ("organizationId","id")
);

CREATE UNIQUE INDEX "ClaimArea_organizationId_title_key" ON "ClaimArea"("organizationId", "title");

ALTER TABLE "ClaimArea" ADD CONSTRAINT "ClaimArea_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;

SELECT protect_tenant_table('"ClaimArea"');
