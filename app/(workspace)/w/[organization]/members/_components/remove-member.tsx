'use client';

import type { MemberRow } from '#lib/member/schema.ts';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { useToast } from '@/components/ui/toast';
import { removeMemberAction } from '../actions';

type Props = { organization: string; member: MemberRow; onClose: () => void };

/** Asks before somebody is removed. */
export function RemoveMember({ organization, member, onClose }: Props) {
  const toast = useToast();
  const invited = member.state === 'invited';
  const remove = async () => {
    const { ok, message } = await removeMemberAction(organization, member.id);
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
    />
  );
}
