'use client';

import type { MemberRow } from '#lib/member/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { changeRolesAction } from '../actions';
import { RoleChoices } from './role-choices';

type Props = { organization: string; member: MemberRow; whyNoOwner: string | null; onClose: () => void };

/** Chooses a member's roles anew. */
export function ChangeRoles({ organization, member, whyNoOwner, onClose }: Props) {
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title={`Roles of ${member.name}`}
      description="They are signed out everywhere, so that nothing goes on with the old roles."
    >
      <ActionForm action={changeRolesAction.bind(null, organization, member.id)} onDone={onClose}>
        <RoleChoices chosen={member.roles} whyNoOwner={whyNoOwner} />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Change roles</SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}
