-- Pages that somebody had already, what they could become, and what the reviewers decided (docs/proposals.md).
CREATE TABLE "ProposalPage" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "label" TEXT NOT NULL,
    "address" TEXT NOT NULL DEFAULT '',
    "format" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "leftOut" INTEGER NOT NULL DEFAULT 0,
    "createdAt" TIMESTAMPTZ(3) NOT NULL,
    "createdBy" TEXT NOT NULL,
    "closedAt" TIMESTAMPTZ(3),
    "closedBy" TEXT,

    CONSTRAINT "ProposalPage_pkey" PRIMARY KEY ("organizationId","id")
);
CREATE INDEX "ProposalPage_organizationId_createdAt_id_idx" ON "ProposalPage"("organizationId", "createdAt", "id");

CREATE TABLE "Proposal" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "pageId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "sentence" TEXT NOT NULL,
    "path" TEXT[],
    "before" TEXT NOT NULL DEFAULT '',
    "after" TEXT NOT NULL DEFAULT '',
    "confidence" DOUBLE PRECISION NOT NULL,
    "measures" JSONB NOT NULL,
    "title" TEXT NOT NULL DEFAULT '',
    "text" TEXT NOT NULL,
    "section" TEXT NOT NULL,
    "audience" TEXT NOT NULL DEFAULT 'public',
    "metric" TEXT,
    "comparator" TEXT,
    "value" TEXT,
    "unit" TEXT,
    "requirements" JSONB NOT NULL,
    "controlKind" TEXT,
    "controlId" UUID,
    "controlName" TEXT NOT NULL DEFAULT '',
    "decision" TEXT,
    "mergedIntoId" UUID,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "changedAt" TIMESTAMPTZ(3) NOT NULL,
    "changedBy" TEXT NOT NULL,
    "claimId" UUID,

    CONSTRAINT "Proposal_pkey" PRIMARY KEY ("organizationId","id")
);
CREATE INDEX "Proposal_organizationId_pageId_position_idx" ON "Proposal"("organizationId", "pageId", "position");
CREATE INDEX "Proposal_organizationId_mergedIntoId_idx" ON "Proposal"("organizationId", "mergedIntoId");
CREATE INDEX "Proposal_organizationId_controlId_idx" ON "Proposal"("organizationId", "controlId");
CREATE INDEX "Proposal_organizationId_claimId_idx" ON "Proposal"("organizationId", "claimId");

CREATE TABLE "ProposalFinding" (
    "organizationId" UUID NOT NULL,
    "id" UUID NOT NULL,
    "pageId" UUID NOT NULL,
    "position" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "detail" TEXT NOT NULL DEFAULT '',
    "purpose" TEXT NOT NULL DEFAULT '',
    "location" TEXT NOT NULL DEFAULT '',
    "sentence" TEXT NOT NULL DEFAULT '',
    "decision" TEXT,
    "decidedAt" TIMESTAMPTZ(3),
    "decidedBy" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "committedAt" TIMESTAMPTZ(3),

    CONSTRAINT "ProposalFinding_pkey" PRIMARY KEY ("organizationId","id")
);
CREATE INDEX "ProposalFinding_organizationId_pageId_position_idx" ON "ProposalFinding"("organizationId", "pageId", "position");

ALTER TABLE "ProposalPage" ADD CONSTRAINT "ProposalPage_organizationId_fkey" FOREIGN KEY ("organizationId") REFERENCES "Organization"("id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_organizationId_pageId_fkey" FOREIGN KEY ("organizationId", "pageId") REFERENCES "ProposalPage"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_organizationId_mergedIntoId_fkey" FOREIGN KEY ("organizationId", "mergedIntoId") REFERENCES "Proposal"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_organizationId_controlId_fkey" FOREIGN KEY ("organizationId", "controlId") REFERENCES "Control"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "Proposal" ADD CONSTRAINT "Proposal_organizationId_claimId_fkey" FOREIGN KEY ("organizationId", "claimId") REFERENCES "Claim"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;
ALTER TABLE "ProposalFinding" ADD CONSTRAINT "ProposalFinding_organizationId_pageId_fkey" FOREIGN KEY ("organizationId", "pageId") REFERENCES "ProposalPage"("organizationId", "id") ON DELETE RESTRICT ON UPDATE NO ACTION;

SELECT protect_tenant_table('"ProposalPage"');
SELECT protect_tenant_table('"Proposal"');
SELECT protect_tenant_table('"ProposalFinding"');
-- A draft that became nothing is taken away again.
GRANT DELETE ON "ProposalPage", "Proposal", "ProposalFinding" TO candor_app;
