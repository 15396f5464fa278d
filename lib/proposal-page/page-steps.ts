import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import { namesOf } from '#lib/grant/people.ts';
import { proposalColumns, type ReviewProposal, reviewed } from './review.ts';

/** Who reviews, where and when. */
export type Reviewing = { tenant: Tenant; organizationId: string; now: Date; by: string };

/** The page with this id, locked until the end of the transaction: a commit waits for decisions, and they for it. Throws NotFound; Conflict for one that is closed. */
export async function openPage({ tenant }: Reviewing, pageId: string): Promise<{ label: string }> {
  const [page] = await tenant.$queryRaw<{ label: string; closedAt: Date | null }[]>`
    SELECT label, "closedAt" FROM "ProposalPage" WHERE id = ${pageId}::uuid FOR UPDATE`;
  if (!page) throw new NotFound('There is no such page.');
  if (page.closedAt) throw new Conflict('This page was finished already.');
  return page;
}

type Where = { id?: string | { in: string[] }; pageId?: string; changedAt?: { gt: Date } };

/** Proposals as reviewers see them, in the order of the page. */
export async function readProposals(tenant: Tenant, where: Where): Promise<ReviewProposal[]> {
  const rows = await tenant.proposal.findMany({
    where,
    orderBy: { position: 'asc' },
    select: proposalColumns,
  });
  const nameOf = await namesOf(tenant, [...new Set(rows.map(({ decidedBy }) => decidedBy))]);
  return rows.map((row) => reviewed(row, nameOf));
}
