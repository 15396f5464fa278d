import type { ClaimMeasure } from '#lib/claim/measure.ts';
import { measureColumns } from '#lib/claim/measure.ts';
import type { Audience } from '#lib/claim/schema.ts';
import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { openPage, type Reviewing, readProposals } from './page-steps.ts';
import { choiceColumns, type ReviewProposal } from './review.ts';
import type { ControlChoice, KeptRequirement } from './schema.ts';

/** What a reviewer says of a proposal otherwise; what is missing stays. */
export type Changes = {
  text?: string | undefined;
  section?: string | undefined;
  audience?: Audience | undefined;
  measure?: ClaimMeasure | null | undefined;
  requirements?: string[] | undefined;
  control?: ControlChoice | undefined;
};

const states = { accepted: 'accepted it', dropped: 'dropped it', merged: 'merged it into another' } as const;

function refuseStale(proposal: ReviewProposal, seen: number): void {
  if (proposal.revision === seen) return;
  const who = proposal.decidedBy ?? 'Somebody';
  const what = proposal.decision ? states[proposal.decision] : 'changed it or opened it again';
  throw new Conflict(`${who} was faster: ${what}. You see it as it is now.`);
}

/** The proposal as it is, its page locked. Throws NotFound; Conflict where it is a claim already or was changed since it was seen. */
export async function openProposal(
  context: Reviewing,
  { proposalId, revision }: { proposalId: string; revision?: number },
): Promise<ReviewProposal & { pageId: string }> {
  const { tenant } = context;
  const where = { id: proposalId };
  const found = await tenant.proposal.findFirst({ where, select: { pageId: true } });
  if (!found) throw new NotFound('There is no such proposal.');
  await openPage(context, found.pageId);
  const [proposal] = await readProposals(tenant, where);
  if (!proposal) throw new NotFound('There is no such proposal.');
  if (proposal.claimId) throw new Conflict('This proposal is a claim already.');
  if (revision !== undefined) refuseStale(proposal, revision);
  return { ...proposal, ...found };
}

/** Which subcategories are kept of those that were found, and which a reviewer added. */
function requirementsKept(before: readonly KeptRequirement[], ids: readonly string[]): KeptRequirement[] {
  const found = before.filter(({ confidence }) => confidence !== null);
  const known = new Set(found.map(({ id }) => id));
  const added = [...new Set(ids)].filter((id) => !known.has(id));
  return [
    ...found.map((one) => ({ ...one, kept: ids.includes(one.id) })),
    ...added.map((id) => ({ id, confidence: null, reason: '', kept: true })),
  ];
}

async function refuseUnknownControl({ tenant }: Reviewing, control: ControlChoice | undefined) {
  if (control?.kind !== 'existing') return;
  const here = await tenant.control.count({ where: { id: control.controlId, archivedAt: null } });
  if (here === 0) throw new Invalid([{ path: 'control', message: 'This control is not there any more.' }]);
}

/** The columns that changes make. Throws Invalid for a control that is not there. */
export async function changedColumns(context: Reviewing, proposal: ReviewProposal, changes: Changes) {
  const { text, section, audience, measure, requirements, control } = changes;
  await refuseUnknownControl(context, control);
  return {
    ...(text === undefined ? {} : { text }),
    ...(section === undefined ? {} : { section }),
    ...(audience === undefined ? {} : { audience }),
    ...(measure === undefined ? {} : measureColumns(measure)),
    ...(requirements === undefined
      ? {}
      : { requirements: requirementsKept(proposal.requirements, requirements) }),
    ...(control === undefined ? {} : choiceColumns(control)),
  };
}

/** What was decided, by whom; or, with null, that it is open again. */
export function decidedAs({ now, by }: Reviewing, decision: ReviewProposal['decision']) {
  if (decision === null) return { decision, decidedAt: null, decidedBy: null, mergedIntoId: null };
  return { decision, decidedAt: now, decidedBy: by, mergedIntoId: null };
}

/** Writes a proposal's next revision. Throws Conflict where it is not what was read. */
export async function revise(
  { tenant, now, by }: Reviewing,
  { id, revision }: ReviewProposal,
  data: object,
): Promise<void> {
  const { count } = await tenant.proposal.updateMany({
    where: { id, revision, claimId: null },
    data: { ...data, revision: revision + 1, changedAt: now, changedBy: by },
  });
  if (count === 0) throw new Conflict('Somebody was faster. Please reload.');
}
