import { z } from 'zod';
import { measureColumns } from '#lib/claim/measure.ts';
import { Conflict, Invalid } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import type { PageProposal } from '#lib/proposal/schema.ts';
import { beginningOf } from './beginning.ts';
import { openPage, type Reviewing } from './page-steps.ts';
import type { ReadPage } from './read.ts';
import { pageInput, pageLimits, pageSource } from './schema.ts';

const draftInput = z.strictObject({ ...pageSource.shape, page: z.custom<ReadPage>() });

async function keepProposals(
  { tenant, organizationId, now, by }: Reviewing,
  pageId: string,
  { label, page: { found, contexts } }: { label: string; page: ReadPage },
): Promise<number> {
  const { count } = await tenant.proposal.createMany({
    data: found.proposals.slice(0, pageLimits.proposals).map((one, position) => {
      const { measure, ...beginning } = beginningOf(one, label);
      return {
        organizationId,
        id: newId(),
        pageId,
        position,
        ...beginning,
        ...measureColumns(measure),
        before: contexts[position]?.before ?? '',
        after: contexts[position]?.after ?? '',
        changedAt: now,
        changedBy: by,
      };
    }),
  });
  return count;
}

async function keepFindings(
  { tenant, organizationId }: Reviewing,
  pageId: string,
  { subprocessors, contacts }: PageProposal,
): Promise<number> {
  const companies = subprocessors.map(({ name, purpose, sentence }) => ({
    kind: 'subprocessor',
    name,
    detail: purpose ?? '',
    purpose: purpose ?? '',
    sentence,
  }));
  const addresses = contacts.map(({ kind, value, purpose }) => ({
    kind: 'contact',
    name: value,
    detail: kind,
    purpose,
  }));
  const rows = [...companies, ...addresses];
  const { count } = await tenant.proposalFinding.createMany({
    data: rows.map((row, position) => ({ organizationId, id: newId(), pageId, position, ...row })),
  });
  return count;
}

/** Keeps what a page could become until somebody decides. Returns the page's id. Throws Invalid over 100 open pages. */
export const draftPage = command('proposal:draft', draftInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { label, address, page } = input;
  if ((await tenant.proposalPage.count({ where: { closedAt: null } })) >= pageLimits.openPages)
    throw new Invalid(`At most ${pageLimits.openPages} pages can wait. Please finish or discard one first.`);
  const pageId = newId();
  const leftOut = Math.max(page.found.proposals.length - pageLimits.proposals, 0);
  await tenant.proposalPage.create({
    data: {
      organizationId,
      id: pageId,
      label,
      address,
      format: page.format,
      sha256: page.sha256,
      leftOut,
      createdAt: now,
      createdBy: by,
    },
    select: { id: true },
  });
  const proposals = await keepProposals(context, pageId, { label, page });
  const findings = await keepFindings(context, pageId, page.found);
  const data = { format: page.format, proposals, findings, leftOut };
  return { result: pageId, events: [{ subject: `proposal-page:${pageId}`, data }] };
});

/** Takes a page of which nothing was committed away. Throws NotFound; Conflict when something was. */
export const discardPage = command('proposal:discard', pageInput, async (context, { pageId }) => {
  const { tenant } = context;
  await openPage(context, pageId);
  const claims = await tenant.proposal.count({ where: { pageId, claimId: { not: null } } });
  const findings = await tenant.proposalFinding.count({ where: { pageId, committedAt: { not: null } } });
  if (claims + findings > 0)
    throw new Conflict('Part of this page was committed, so it stays. Commit or close what is left.');
  const decided = await tenant.proposal.count({ where: { pageId, decision: { not: null } } });
  await tenant.proposal.updateMany({ where: { pageId }, data: { mergedIntoId: null } });
  const { count } = await tenant.proposal.deleteMany({ where: { pageId } });
  await tenant.proposalFinding.deleteMany({ where: { pageId } });
  await tenant.proposalPage.deleteMany({ where: { id: pageId } });
  const data = { proposals: count, decided };
  return { result: undefined, events: [{ subject: `proposal-page:${pageId}`, data }] };
});
