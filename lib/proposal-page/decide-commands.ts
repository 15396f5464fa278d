import { claimText } from '#lib/claim/schema.ts';
import { Conflict, Invalid } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { parse } from '#lib/parse.ts';
import { type Changes, changedColumns, decidedAs, openProposal, revise } from './decide-steps.ts';
import { joined, unjoined } from './merge.ts';
import { type Reviewing, readProposals } from './page-steps.ts';
import { keptIds, type ReviewProposal } from './review.ts';
import { acceptProposalInput, changeProposalInput, mergeProposalInput, proposalInput } from './schema.ts';

const asNow = (context: Reviewing, ids: string[]) => readProposals(context.tenant, { id: { in: ids } });

async function change(
  context: Reviewing,
  seen: { proposalId: string; revision: number },
  changes: Changes,
  decision?: ReviewProposal['decision'],
) {
  const proposal = await openProposal(context, seen);
  if (proposal.decision === 'merged') throw new Conflict('This proposal went into another. Undo that first.');
  const columns = await changedColumns(context, proposal, changes);
  const decided = decision === undefined ? {} : decidedAs(context, decision);
  await revise(context, proposal, { ...columns, ...decided });
  const fields = Object.keys(changes).filter((name) => changes[name as keyof Changes] !== undefined);
  return {
    result: await asNow(context, [proposal.id]),
    events: [
      {
        subject: `proposal:${proposal.id}`,
        data: { pageId: proposal.pageId, fields, ...(decision === undefined ? {} : { decision }) },
      },
    ],
  } as const;
}

/** Says a proposal otherwise, whatever was decided of it; returns it as it is now. Throws NotFound, Invalid, Conflict. */
export const changeProposal = command('proposal:decide', changeProposalInput, (context, input) => {
  const { proposalId, revision, ...changes } = input;
  return change(context, { proposalId, revision }, changes);
});

/** Accepts a proposal with what is said otherwise; returns it as it is now. Throws NotFound, Invalid, Conflict. */
export const acceptProposal = command('proposal:decide', acceptProposalInput, (context, input) => {
  const { proposalId, revision, ...changes } = input;
  return change(context, { proposalId, revision }, changes, 'accepted');
});

/** Drops a proposal; returns it as it is now. Throws NotFound, Conflict. */
export const dropProposal = command('proposal:decide', proposalInput, (context, seen) =>
  change(context, seen, {}, 'dropped'),
);

/**
 * Merges a proposal into another of its page: its sentence is said there as well, its subcategories are kept there, and its
 * measure where there is none. Returns both. Throws NotFound, Conflict; Invalid where both together are too long.
 */
export const mergeProposal = command('proposal:decide', mergeProposalInput, async (context, input) => {
  const { intoId, ...seen } = input;
  const proposal = await openProposal(context, seen);
  if (intoId === proposal.id) throw new Invalid('A proposal cannot be merged into itself.');
  const into = await openProposal(context, { proposalId: intoId });
  if (into.pageId !== proposal.pageId) throw new Invalid('Only proposals of one page can be merged.');
  if (proposal.decision === 'merged') throw new Conflict('This proposal went into another already.');
  if (into.decision === 'merged' || into.decision === 'dropped')
    throw new Conflict('The other proposal was dropped or merged itself. Please choose one that stays.');
  const changes = {
    text: parse(claimText, joined(into.text, proposal.text)),
    requirements: [...new Set([...keptIds(into), ...keptIds(proposal)])].slice(0, 20),
    ...(into.measure ? {} : { measure: proposal.measure }),
  };
  await revise(context, into, await changedColumns(context, into, changes));
  await revise(context, proposal, { ...decidedAs(context, 'merged'), mergedIntoId: into.id });
  return {
    result: await asNow(context, [proposal.id, into.id]),
    events: [
      {
        subject: `proposal:${proposal.id}`,
        data: { pageId: proposal.pageId, decision: 'merged', intoId },
      },
    ],
  };
});

/**
 * Opens a proposal again. What was merged is taken out of the other where that still ends with it. Returns all that changed.
 * Throws NotFound, Conflict.
 */
export const undoProposal = command('proposal:decide', proposalInput, async (context, seen) => {
  const proposal = await openProposal(context, seen);
  if (proposal.decision === null) throw new Conflict('This proposal is open already.');
  const ids = [proposal.id];
  if (proposal.mergedIntoId) {
    const [into] = await readProposals(context.tenant, { id: proposal.mergedIntoId });
    const text = into && !into.claimId && unjoined(into.text, proposal.text);
    if (into && text) {
      await revise(context, into, { text });
      ids.push(into.id);
    }
  }
  await revise(context, proposal, decidedAs(context, null));
  return {
    result: await asNow(context, ids),
    events: [{ subject: `proposal:${proposal.id}`, data: { pageId: proposal.pageId, decision: null } }],
  };
});
