'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { FormSelectField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { CustomerForm } from '../../_components/customer-form';
import { changeCustomerAction, mergeCustomersAction } from '../../actions';

type Props = {
  organization: string;
  customer: { id: string; name: string; notes: string; domains: readonly string[] };
  others: readonly { id: string; name: string }[];
  merges: boolean;
};

/** Editing a customer, and merging it into another one. */
export function CustomerActions({ organization, customer, others, merges }: Props) {
  const [dialog, setDialog] = useState<'edit' | 'merge' | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      {merges && (
        <Button
          disabledReason={others.length === 0 ? 'There is no other customer.' : null}
          onClick={() => setDialog('merge')}
        >
          Merge
        </Button>
      )}
      <Button onClick={() => setDialog('edit')}>Edit</Button>
      <Dialog open={dialog === 'edit'} onOpenChange={close} title="Edit customer" size="md">
        <CustomerForm
          action={changeCustomerAction.bind(null, organization, customer.id)}
          customer={customer}
          onDone={close}
        >
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Save</SubmitButton>
          </DialogActions>
        </CustomerForm>
      </Dialog>
      <Dialog
        open={dialog === 'merge'}
        onOpenChange={close}
        title={`Merge ${customer.name} into another customer`}
        description="Its people, domains and access rules move there. This cannot be undone; the emptied customer stays on record."
      >
        <ActionForm action={mergeCustomersAction.bind(null, organization, customer.id)}>
          <FormSelectField
            name="intoId"
            label="Into"
            required
            placeholder="Choose a customer"
            options={others.map((other) => ({ value: other.id, label: other.name }))}
          />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton variant="danger">Merge</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
