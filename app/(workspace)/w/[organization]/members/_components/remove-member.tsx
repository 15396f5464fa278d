'use client';

import { useState } from 'react';
import { sentenceOf, type WorkOfMember } from '#lib/hand-over/schema.ts';
import type { MemberRow } from '#lib/member/schema.ts';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { SelectField } from '@/components/ui/text-field';
import { useToast } from '@/components/ui/toast';
import { removeMemberAction } from '../actions';

type Props = {
  organization: string;
  member: MemberRow;
  /** Their open tasks and items; null where there is none. */
  work: WorkOfMember | null;
  choices: readonly { id: string; name: string }[];
  onClose: () => void;
};

/** Asks before somebody is removed, and who gets their open work. */
export function RemoveMember({ organization, member, work, choices, onClose }: Props) {
  const toast = useToast();
  const [successor, setSuccessor] = useState('');
  const invited = member.state === 'invited';
  const remove = async () => {
    const { ok, message } = await removeMemberAction(organization, member.id, successor);
    if (!ok) return message ?? 'This did not work. Please try again.';
    toast(invited ? 'The invitation is taken back.' : `${member.name} is removed.`);
    return null;
  };
  return (
    <ConfirmDialog
      open
      onOpenChange={onClose}
      title={invited ? `Take back the invitation of ${member.name}?` : `Remove ${member.name}?`}
      description={
        invited
          ? 'The link in their mail stops working at once.'
          : 'They are signed out at once and can no longer sign in. What they decided and did stays on record. You can invite them again.'
      }
      confirmLabel={invited ? 'Take invitation back' : 'Remove member'}
      onConfirm={remove}
    >
      {work && (
        <SelectField
          name="handOverTo"
          label="Hand over their open work to"
          hint={sentenceOf(work)}
          placeholder="Nobody yet"
          className="mb-4"
          value={successor}
          onChange={(event) => setSuccessor(event.target.value)}
          options={choices.map(({ id, name }) => ({ value: id, label: name }))}
        />
      )}
    </ConfirmDialog>
  );
}
