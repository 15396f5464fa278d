'use client';

import { useState } from 'react';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { addCustomerAction } from '../actions';
import { CustomerForm } from './customer-form';

/** Adds a customer. */
export function AddCustomer({ organization }: { organization: string }) {
  const [open, setOpen] = useState(false);
  const close = () => setOpen(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        Add customer
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title="Add customer" size="md">
        <CustomerForm action={addCustomerAction.bind(null, organization)} onDone={close}>
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Add customer</SubmitButton>
          </DialogActions>
        </CustomerForm>
      </Dialog>
    </>
  );
}
