import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { namesOf } from '#lib/grant/people.ts';
import { nothing, query } from '#lib/operation.ts';
import { type FindingRow, readFindings } from './finding-steps.ts';
import { sameSentence } from './merge.ts';
import { readProposals } from './page-steps.ts';
import type { ReviewProposal } from './review.ts';
import { changesInput, pageInput } from './schema.ts';
import type { Suggestion } from './suggest.ts';
import { suggestFor } from './suggest-steps.ts';

/** A page that was read, with how far its review is. */
export type PageRow = {
  id: string;
  label: string;
  address: string;
  createdAt: Date;
  createdBy: string;
  closedAt: Date | null;
  proposals: number;
  decided: number;
  claims: number;
};

/** Pages that were read, those that wait first, each newest first; the 100 finished last. */
export const listPages = query('proposal:list', nothing, async ({ tenant }): Promise<PageRow[]> => {
  const rows = await tenant.$queryRaw<PageRow[]>`
    SELECT p.id, p.label, p.address, p."createdAt", p."createdBy", p."closedAt",
      count(q.id)::int AS proposals, count(q.decision)::int AS decided, count(q."claimId")::int AS claims
    FROM "ProposalPage" p
    LEFT JOIN "Proposal" q ON q."organizationId" = p."organizationId" AND q."pageId" = p.id
    GROUP BY p."organizationId", p.id
    ORDER BY p."closedAt" IS NOT NULL, p."closedAt" DESC, p."createdAt" DESC, p.id
    LIMIT 200`;
  const nameOf = await namesOf(
    tenant,
    rows.map(({ createdBy }) => createdBy),
  );
  return rows.map((row) => ({ ...row, createdBy: nameOf(row.createdBy) }));
});

/** A page with how far its review is. */
export type PageHead = {
  id: string;
  label: string;
  address: string;
  closedAt: Date | null;
  leftOut: number;
  proposals: number;
  open: number;
  findings: number;
  openFindings: number;
};

/** What stands above everything about a page. Throws NotFound. */
export const getPageHead = query(
  'proposal:read',
  pageInput,
  async ({ tenant }, { pageId }): Promise<PageHead> => {
    const page = await tenant.proposalPage.findFirst({
      where: { id: pageId },
      select: { id: true, label: true, address: true, closedAt: true, leftOut: true },
    });
    if (!page) throw new NotFound('There is no such page.');
    const where = { pageId };
    return {
      ...page,
      proposals: await tenant.proposal.count({ where }),
      open: await tenant.proposal.count({ where: { ...where, decision: null } }),
      findings: await tenant.proposalFinding.count({ where }),
      openFindings: await tenant.proposalFinding.count({ where: { ...where, decision: null } }),
    };
  },
);

/** What a page names besides claims: companies first, then addresses. Throws NotFound. */
export const listFindings = query('proposal:read', pageInput, async ({ tenant }, { pageId }) => {
  if (!(await tenant.proposalPage.findFirst({ where: { id: pageId }, select: { id: true } })))
    throw new NotFound('There is no such page.');
  const { contactEmail } = (await tenant.portal.findFirst({ select: { contactEmail: true } })) ?? {
    contactEmail: '',
  };
  return { findings: await readFindings(tenant, pageId), contactEmail };
});

/** A subcategory of the CSF 2.0 as reviewers choose it. */
export type Subcategory = { id: string; title: string };

/**
 * What a review shows. `names`: what the chosen controls are called. `said`: claims that say a proposal's sentence already, by
 * proposal. `subcategories`: those of the CSF 2.0, none where it is not in use. `at`: the moment to ask for changes from.
 */
export type PageReview = {
  page: { id: string; label: string; closedAt: Date | null };
  proposals: ReviewProposal[];
  suggestions: Record<string, Suggestion[]>;
  names: Record<string, string>;
  findings: FindingRow[];
  said: Record<string, string>;
  subcategories: Subcategory[];
  at: string;
};

async function namesOfControls(tenant: Tenant, proposals: readonly ReviewProposal[]) {
  const ids = proposals.flatMap(({ control }) => (control?.kind === 'existing' ? [control.controlId] : []));
  const rows = await tenant.control.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, identifier: true, title: true },
  });
  return Object.fromEntries(rows.map(({ id, identifier, title }) => [id, `${identifier} ${title}`]));
}

/** Everything that the review of a page shows. Throws NotFound. */
export const getReview = query(
  'proposal:read',
  pageInput,
  async ({ tenant, now }, { pageId }): Promise<PageReview> => {
    const page = await tenant.proposalPage.findFirst({
      where: { id: pageId },
      select: { id: true, label: true, closedAt: true },
    });
    if (!page) throw new NotFound('There is no such page.');
    const proposals = await readProposals(tenant, { pageId });
    const open = proposals.filter(({ claimId }) => claimId === null);
    const suggestions = page.closedAt ? new Map() : await suggestFor(tenant, open);
    const claims = await tenant.claim.findMany({
      where: { archivedAt: null },
      select: { id: true, text: true },
    });
    const requirements = await tenant.requirement.findMany({
      where: {
        framework: { key: 'nist-csf', version: '2.0', archivedAt: null },
        kind: 'subcategory',
        withdrawn: false,
      },
      orderBy: { position: 'asc' },
      select: { identifier: true, title: true, wording: true },
    });
    const said = open.flatMap(({ id, text }) => {
      const claim = claims.find((one) => sameSentence(one.text, text));
      return claim ? [[id, claim.id] as const] : [];
    });
    return {
      page,
      proposals,
      suggestions: Object.fromEntries(suggestions),
      said: Object.fromEntries(said),
      subcategories: requirements.map(({ identifier, title, wording }) => ({
        id: identifier,
        title: wording || title,
      })),
      names: await namesOfControls(tenant, proposals),
      at: askFrom(now),
      findings: await readFindings(tenant, pageId),
    };
  },
);

// Whoever began before this moment may commit after it.
const askFrom = (now: Date) => new Date(now.getTime() - 5_000).toISOString();

/** Proposals of a page that changed after a moment, and the moment of this answer. */
export const findProposalChanges = query(
  'proposal:read',
  changesInput,
  async ({ tenant, now }, { pageId, since }): Promise<{ proposals: ReviewProposal[]; at: string }> => ({
    proposals: await readProposals(tenant, { pageId, changedAt: { gt: new Date(since) } }),
    at: askFrom(now),
  }),
);
