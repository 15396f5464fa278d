'use server';

import { revalidatePath } from 'next/cache';
import { redirect } from 'next/navigation';
import { workspacePaths } from '#lib/paths.ts';
import { acceptAbove, dropSection } from '#lib/proposal-page/bulk-commands.ts';
import { commitPage } from '#lib/proposal-page/commit-commands.ts';
import {
  acceptProposal,
  changeProposal,
  dropProposal,
  mergeProposal,
  undoProposal,
} from '#lib/proposal-page/decide-commands.ts';
import type { Changes } from '#lib/proposal-page/decide-steps.ts';
import { discardPage } from '#lib/proposal-page/draft-commands.ts';
import { findProposalChanges } from '#lib/proposal-page/queries.ts';
import type { ReviewProposal } from '#lib/proposal-page/review.ts';
import { memberActor } from '@/app/_request/actor';
import { action } from '@/app/_request/edge';
import { type ActionState, done } from '@/components/form/action-state';

/** How a decision went, and the proposals as they are now. */
export type ReviewAnswer = ActionState & { proposals: readonly ReviewProposal[] };

/** A proposal at the revision that was seen. */
export type Seen = { proposalId: string; revision: number };

async function answer(run: () => Promise<readonly ReviewProposal[]>): Promise<ReviewAnswer> {
  let proposals: readonly ReviewProposal[] = [];
  const state = await action(async () => {
    proposals = await run();
    return { ok: true, message: null, problems: [] };
  });
  return { ...state, proposals };
}

/** Accepts a proposal with what is said otherwise. */
export async function acceptAction(organization: string, seen: Seen, changes: Changes) {
  return answer(async () => acceptProposal(await memberActor(organization), { ...changes, ...seen }));
}

/** Says a proposal otherwise. */
export async function changeAction(organization: string, seen: Seen, changes: Changes) {
  return answer(async () => changeProposal(await memberActor(organization), { ...changes, ...seen }));
}

/** Drops a proposal. */
export async function dropAction(organization: string, seen: Seen) {
  return answer(async () => dropProposal(await memberActor(organization), seen));
}

/** Opens a decided proposal again. */
export async function undoAction(organization: string, seen: Seen) {
  return answer(async () => undoProposal(await memberActor(organization), seen));
}

/** Merges a proposal into another. */
export async function mergeAction(organization: string, seen: Seen, intoId: string) {
  return answer(async () => mergeProposal(await memberActor(organization), { ...seen, intoId }));
}

/** Accepts all open proposals that are at least so sure. */
export async function acceptAboveAction(organization: string, pageId: string, least: number) {
  return answer(async () => acceptAbove(await memberActor(organization), { pageId, least }));
}

/** Drops all open proposals of a section. */
export async function dropSectionAction(organization: string, pageId: string, section: string) {
  return answer(async () => dropSection(await memberActor(organization), { pageId, section }));
}

/** What colleagues decided since a moment, and the moment to ask from next: null where it cannot be told now. */
export async function changesAction(
  organization: string,
  pageId: string,
  since: string,
): Promise<{ proposals: readonly ReviewProposal[]; at: string | null }> {
  let at: string | null = null;
  const { proposals } = await answer(async () => {
    const changes = await findProposalChanges(await memberActor(organization), { pageId, since });
    at = changes.at;
    return changes.proposals;
  });
  return { proposals, at };
}

/** Takes a page away of which nothing was committed; answers with what kept it, or null. */
export async function discardPageAction(organization: string, pageId: string) {
  const state = await action(async () => {
    await discardPage(await memberActor(organization), { pageId });
    revalidatePath(workspacePaths.proposals(organization));
    return done('Page discarded.');
  });
  return { problem: state.ok ? null : state.message };
}

/** Does what the accepted proposals say, once, and opens the claims. */
export async function commitAction(organization: string, pageId: string, digest: string, close: boolean) {
  return action(async () => {
    const { closed } = await commitPage(await memberActor(organization), { pageId, digest, close });
    revalidatePath(workspacePaths.claims(organization), 'layout');
    redirect(
      closed ? workspacePaths.claims(organization) : workspacePaths.proposalPage(organization, pageId),
    );
  });
}
