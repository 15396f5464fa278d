'use client';

import { useRef } from 'react';
import type { Changes } from '#lib/proposal-page/decide-steps.ts';
import type { PageReview } from '#lib/proposal-page/queries.ts';
import type { ReviewProposal } from '#lib/proposal-page/review.ts';
import { acceptAction, changeAction, dropAction, mergeAction, undoAction } from '../../actions';
import { choiceFor } from './control-part';
import type { useReview } from './use-review';

/** How a proposal looks once these changes are made. */
function changed(proposal: ReviewProposal, { requirements, ...changes }: Changes): ReviewProposal {
  const said = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
  if (!requirements) return { ...proposal, ...said };
  const known = new Set(proposal.requirements.map(({ id }) => id));
  const added = requirements.filter((id) => !known.has(id));
  return {
    ...proposal,
    ...said,
    requirements: [
      ...proposal.requirements.map((one) => ({ ...one, kept: requirements.includes(one.id) })),
      ...added.map((id) => ({ id, confidence: null, reason: '', kept: true })),
    ],
  };
}

const open = { decision: null, mergedIntoId: null, decidedBy: null, decidedAt: null } as const;

/** What a reviewer does to a proposal: each shows at once. The last decisions are remembered, to be undone in turn. */
export function useDeeds(
  organization: string,
  review: PageReview,
  { decide }: Pick<ReturnType<typeof useReview>, 'decide'>,
) {
  const made = useRef<string[]>([]);
  const decided = (id: string) => {
    made.current = [...made.current.filter((one) => one !== id), id];
  };
  return {
    /** Accepts with the control that is shown. */
    accept(proposal: ReviewProposal, changes: Changes = {}) {
      const control = choiceFor(proposal, review.suggestions[proposal.id] ?? []);
      const all = { control, ...changes };
      decided(proposal.id);
      decide({
        id: proposal.id,
        show: (one) => ({ ...changed(one, all), decision: 'accepted', decidedBy: null }),
        send: (seen) => acceptAction(organization, seen, all),
      });
    },
    change({ id }: ReviewProposal, changes: Changes) {
      decide({
        id,
        show: (one) => changed(one, changes),
        send: (seen) => changeAction(organization, seen, changes),
      });
    },
    drop({ id }: ReviewProposal) {
      decided(id);
      decide({
        id,
        show: (one) => ({ ...one, decision: 'dropped', decidedBy: null }),
        send: (seen) => dropAction(organization, seen),
      });
    },
    merge({ id }: ReviewProposal, into: ReviewProposal) {
      decided(id);
      decide({
        id,
        show: (one) => ({ ...one, decision: 'merged', mergedIntoId: into.id, decidedBy: null }),
        send: (seen) => mergeAction(organization, seen, into.id),
      });
    },
    undo({ id }: ReviewProposal) {
      made.current = made.current.filter((one) => one !== id);
      decide({ id, show: (one) => ({ ...one, ...open }), send: (seen) => undoAction(organization, seen) });
    },
    /** The proposal that was decided last here, or undefined. */
    last: () => made.current.at(-1),
  };
}
