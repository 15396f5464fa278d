'use client';

import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import type { FormAction } from '@/components/form/action-state';
import {
  FormChoiceGroup,
  FormSelectField,
  FormSwitchField,
  FormTextareaField,
  FormTextField,
} from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';

type Props = {
  action: FormAction;
  choices: {
    customers: readonly { id: string; name: string }[];
    documents: readonly { id: string; title: string; tier: string }[];
  };
  locked: string | null;
};

/** The form of a new rule. */
export function AddRule({ action, choices, locked }: Props) {
  const [open, setOpen] = useState(false);
  const [waives, setWaives] = useState(false);
  const { customers, documents } = choices;
  return (
    <>
      <Button variant="primary" disabledReason={locked} onClick={() => setOpen(true)}>
        Add rule
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="md"
        title="Add rule"
        description="It speaks of requests that come in from now on. Name either a domain or a customer."
      >
        <ActionForm action={action} onDone={() => setOpen(false)}>
          <FormTextField
            name="name"
            label="Name"
            hint="Shown with everyone it lets in."
            required
            maxLength={120}
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <FormTextField
              name="domain"
              label="Domain"
              hint="Exactly this one, without sub-domains."
              placeholder="company.com"
              dir="ltr"
              autoCapitalize="none"
            />
            <FormSelectField
              name="customerId"
              label="Customer"
              hint="Everyone who belongs to it."
              placeholder="None"
              options={customers.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </div>
          <FormSwitchField
            name="approve"
            label="Approve by itself"
            hint="Documents open without a decision; approvers are not asked."
            defaultChecked
          />
          <FormTextField
            name="grantDays"
            type="number"
            label="Days of access"
            hint="Empty: the usual time of each tier."
            min={1}
            max={3650}
          />
          <FormSwitchField
            name="waiveNda"
            label="Waive the NDA"
            hint="For people whose company is bound already."
            checked={waives}
            onChange={(event) => setWaives(event.target.checked)}
          />
          {waives && (
            <FormTextareaField
              name="waiveReason"
              label="Why no NDA is needed"
              hint="Shown with each person let in."
              required
              maxLength={500}
            />
          )}
          {documents.length > 0 && (
            <details className="rounded-lg border px-4 py-3">
              <summary className="cursor-pointer font-medium">Only for chosen documents</summary>
              <FormChoiceGroup
                className="mt-3"
                name="documentIds"
                type="checkbox"
                label={<span className="sr-only">Documents</span>}
                hint="None chosen: all that are not hidden."
                choices={documents.map(({ id, title, tier }) => ({
                  value: id,
                  label: <bdi>{title}</bdi>,
                  hint: tier,
                }))}
              />
            </details>
          )}
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <SubmitButton>Add rule</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
