'use client';

import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { changePasswordAction } from '../actions';

/** The old password, and a new one. `email` is there for password managers. */
export function ChangePassword({ organization, email }: { organization: string; email: string }) {
  return (
    <ActionForm action={changePasswordAction.bind(null, organization)} resetOnDone>
      <input type="hidden" name="username" autoComplete="username" value={email} readOnly />
      <FormTextField
        name="current"
        type="password"
        label="Current password"
        required
        autoComplete="current-password"
      />
      <FormTextField name="next" type="password" label="New password" required autoComplete="new-password" />
      <FormActions>
        <SubmitButton variant="secondary">Change password</SubmitButton>
      </FormActions>
    </ActionForm>
  );
}
