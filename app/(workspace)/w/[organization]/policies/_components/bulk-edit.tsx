'use client';

import { useState } from 'react';
import { formatPlural } from '#lib/format.ts';
import { policyTierLabels, policyTiers } from '#lib/policy/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormSelectField, FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { changePoliciesAction } from '../actions';
import type { PolicyChoices } from './policy-spec';

type Props = { organization: string; ids: readonly string[]; choices: PolicyChoices; onDone: () => void };

const asItIs = 'Leave as it is';
const options = (choices: readonly { id: string; name: string }[]) =>
  choices.map(({ id, name }) => ({ value: id, label: name }));

/** Says the same of all chosen policies, beside their texts. */
export function BulkEdit({ organization, ids, choices, onDone }: Props) {
  const [open, setOpen] = useState(false);
  const what = formatPlural(ids.length, 'policy', 'policies');
  return (
    <>
      <Button size="sm" variant="primary" onClick={() => setOpen(true)}>
        Edit
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        size="md"
        title={`Edit ${what}`}
        description="What you leave empty stays as it is. All of them change, or none."
      >
        <ActionForm
          action={changePoliciesAction.bind(null, organization, ids)}
          onDone={() => {
            setOpen(false);
            onDone();
          }}
        >
          <div className="grid gap-5 sm:grid-cols-2">
            <FormSelectField
              name="ownerId"
              label="Owner"
              placeholder={asItIs}
              options={[{ value: 'none', label: 'Nobody' }, ...options(choices.owners)]}
            />
            <FormSelectField
              name="tier"
              label="Who may read them"
              placeholder={asItIs}
              options={policyTiers.map((value) => ({ value, label: policyTierLabels[value] }))}
            />
            <FormSelectField
              name="audienceId"
              label="Audience"
              hint="Whoever is in it owes to confirm them."
              placeholder={asItIs}
              options={[{ value: 'none', label: 'Nobody' }, ...options(choices.audiences)]}
            />
            <FormTextField
              name="dueWithinDays"
              label="Days to confirm"
              hint="After publication, or after joining."
              inputMode="numeric"
            />
            <FormTextField
              name="reviewEveryDays"
              label="Review every so many days"
              hint="365 is once a year. “none” takes the cadence away."
              inputMode="numeric"
            />
          </div>
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <SubmitButton>{`Change ${what}`}</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
