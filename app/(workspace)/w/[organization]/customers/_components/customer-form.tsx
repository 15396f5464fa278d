'use client';

import type { ReactNode } from 'react';
import { ActionForm } from '@/components/form/action-form';
import type { ActionState, FormAction } from '@/components/form/action-state';
import { FormTextareaField, FormTextField } from '@/components/form/fields';

type Props = {
  action: FormAction;
  customer?: { name: string; notes: string; domains: readonly string[] };
  onDone?: (state: ActionState) => void;
  children: ReactNode;
};

/** Name, domains and notes of a customer; the buttons are the caller's. */
export function CustomerForm({ action, customer, onDone, children }: Props) {
  return (
    <ActionForm action={action} onDone={onDone}>
      <FormTextField name="name" label="Name" defaultValue={customer?.name} required maxLength={200} />
      <FormTextareaField
        name="domains"
        label="E-mail domains"
        hint="One on each line, like company.com. Only domains that you know to be theirs: everybody with an address there counts as one of them."
        defaultValue={customer?.domains.join('\n')}
        rows={3}
        dir="ltr"
      />
      <FormTextareaField
        name="notes"
        label="Notes"
        hint="For your team only."
        defaultValue={customer?.notes}
        rows={3}
        maxLength={2000}
      />
      {children}
    </ActionForm>
  );
}
