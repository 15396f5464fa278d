import type { Metadata } from 'next';
import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { NarrowShell } from '@/components/shell/narrow-shell';
import { resetAction } from '../../actions';

export const metadata: Metadata = { title: 'Choose a new password' };

/** Opening the link changes nothing; only the form uses it up. */
export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params;
  return (
    <NarrowShell title="Choose a new password" intro="You will be signed out everywhere else.">
      <ActionForm action={resetAction}>
        <input type="hidden" name="token" value={token} />
        <FormTextField
          name="password"
          type="password"
          label="New password"
          hint="At least 12 characters; a few words with spaces are good"
          required
          autoFocus
          autoComplete="new-password"
        />
        <SubmitButton>Set the password</SubmitButton>
      </ActionForm>
    </NarrowShell>
  );
}
