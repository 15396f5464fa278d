'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Callout } from '@/components/ui/callout';
import { forgottenAction } from '../actions';

/** Asks for the address, then says that a mail may be on its way, whoever asked. */
export function ForgottenForm({ organization }: { organization: string }) {
  const [said, say] = useState<string | null>(null);
  if (said) {
    return (
      <Callout tone="positive" role="status">
        {said}
      </Callout>
    );
  }
  return (
    <ActionForm action={forgottenAction} onDone={(state) => say(state.message)}>
      <input type="hidden" name="organization" value={organization} />
      <FormTextField name="email" type="email" label="E-mail" required autoFocus autoComplete="username" />
      <SubmitButton>Send the link</SubmitButton>
    </ActionForm>
  );
}
