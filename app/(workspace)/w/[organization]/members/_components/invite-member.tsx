'use client';

import { UserPlus } from 'lucide-react';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { inviteMemberAction } from '../actions';
import { RoleChoices } from './role-choices';

type Props = { organization: string; whyNoOwner: string | null };

/** Invites somebody by mail. */
export function InviteMember({ organization, whyNoOwner }: Props) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <UserPlus aria-hidden />
        Invite member
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Invite a member"
        description="They get a link by mail that works once, for seven days, and choose their own password."
      >
        <ActionForm action={inviteMemberAction.bind(null, organization)} onDone={close}>
          <FormTextField name="name" label="Name" required autoComplete="off" maxLength={120} />
          <FormTextField name="email" type="email" label="Work e-mail" required autoComplete="off" />
          <RoleChoices whyNoOwner={whyNoOwner} chosen={['employee']} />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Send invitation</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
