import type { Tenant } from '#lib/db/tenant.ts';
import { command } from '#lib/operation.ts';
import { sameSentence } from './merge.ts';
import { openPage, type Reviewing, readProposals } from './page-steps.ts';
import { choiceColumns, type ReviewProposal } from './review.ts';
import { acceptAboveInput, dropSectionInput } from './schema.ts';
import { suggestFor } from './suggest-steps.ts';

type Written = { id: string; decision: 'accepted' | 'dropped' } & ReturnType<typeof choiceColumns>;

/** Decides many at once: one statement, whatever their number. */
async function decideAll({ tenant, now, by }: Reviewing, rows: readonly Written[]): Promise<number> {
  return tenant.$executeRaw`
    UPDATE "Proposal" p SET decision = x.decision, "decidedAt" = ${now}, "decidedBy" = ${by}, "controlKind" = x."controlKind",
      "controlId" = x."controlId", "controlName" = x."controlName", revision = p.revision + 1, "changedAt" = ${now},
      "changedBy" = ${by}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x(id uuid, decision text, "controlKind" text,
      "controlId" uuid, "controlName" text)
    WHERE p.id = x.id AND p.decision IS NULL AND p."claimId" IS NULL`;
}

/** Texts of the claims that stand, to tell what is said already. */
async function claimsSaid(tenant: Tenant): Promise<string[]> {
  const rows = await tenant.claim.findMany({ where: { archivedAt: null }, select: { text: true } });
  return rows.map(({ text }) => text);
}

const isOpen = ({ decision, claimId }: ReviewProposal) => decision === null && claimId === null;

async function decided(context: Reviewing, pageId: string, written: readonly Written[]) {
  const count = await decideAll(context, written);
  const ids = written.map(({ id }) => id);
  const result = await readProposals(context.tenant, { id: { in: ids } });
  const decision = written[0]?.decision ?? null;
  const data = { decision, count, proposalIds: ids };
  return { result, events: [{ subject: `proposal-page:${pageId}`, data }] } as const;
}

/**
 * Accepts all open proposals of a page that are at least so sure, each with what is suggested to stand behind it; what a claim
 * says already stays open. Returns them as they are now. Throws NotFound; Conflict for a finished page.
 */
export const acceptAbove = command('proposal:decide', acceptAboveInput, async (context, input) => {
  const { tenant } = context;
  await openPage(context, input.pageId);
  const said = await claimsSaid(tenant);
  const all = await readProposals(tenant, { pageId: input.pageId });
  const sure = all.filter(
    (one) =>
      isOpen(one) && one.confidence >= input.least && !said.some((text) => sameSentence(text, one.text)),
  );
  const suggested = await suggestFor(tenant, sure);
  const written = sure.map((one) => ({
    id: one.id,
    decision: 'accepted' as const,
    ...choiceColumns(one.control ?? suggested.get(one.id)?.[0]?.choice ?? { kind: 'none' }),
  }));
  return decided(context, input.pageId, written);
});

/** Drops all open proposals of a section. Returns them as they are now. Throws NotFound; Conflict for a finished page. */
export const dropSection = command('proposal:decide', dropSectionInput, async (context, input) => {
  await openPage(context, input.pageId);
  const all = await readProposals(context.tenant, { pageId: input.pageId });
  const written = all
    .filter((one) => isOpen(one) && one.section === input.section)
    .map((one) => ({ id: one.id, decision: 'dropped' as const, ...choiceColumns(one.control) }));
  return decided(context, input.pageId, written);
});
