'use client';

import type { Changes } from '#lib/proposal-page/decide-steps.ts';
import type { ReviewProposal } from '#lib/proposal-page/review.ts';
import { EditDialog } from './edit-dialog';
import { KeysDialog } from './keys-dialog';
import { ManyDialog } from './many-dialog';
import { MergeDialog } from './merge-dialog';

/** The dialogs of a review. */
export type DialogName = 'edit' | 'merge' | 'keys' | 'many';

type Props = {
  shown: DialogName | null;
  onShow: (name: DialogName | null) => void;
  proposal: ReviewProposal;
  proposals: readonly ReviewProposal[];
  areas: readonly string[];
  said: Readonly<Record<string, string>>;
  onSave: (changes: Changes, accept: boolean) => void;
  onMerge: (into: ReviewProposal) => void;
  onAccept: (least: number) => void;
  onDrop: (section: string) => void;
};

/** What a review asks in dialogs: one at a time. */
export function ReviewDialogs(props: Props) {
  const { shown, onShow, proposal, proposals, areas, said } = props;
  const dialogOf = (name: DialogName) => ({
    open: shown === name,
    onOpenChange: (open: boolean) => onShow(open ? name : null),
  });
  return (
    <>
      <EditDialog
        {...dialogOf('edit')}
        key={`edit ${proposal.id}`}
        proposal={proposal}
        areas={areas}
        onSave={props.onSave}
      />
      <MergeDialog
        {...dialogOf('merge')}
        key={`merge ${proposal.id}`}
        proposal={proposal}
        proposals={proposals}
        onMerge={props.onMerge}
      />
      <ManyDialog
        {...dialogOf('many')}
        proposals={proposals}
        said={said}
        onAccept={props.onAccept}
        onDrop={props.onDrop}
      />
      <KeysDialog {...dialogOf('keys')} />
    </>
  );
}
