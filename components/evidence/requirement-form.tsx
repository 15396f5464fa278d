'use client';

import { frequencies, frequencyLabel } from '#lib/evidence-requirement/schema.ts';
import { ActionForm } from '../form/action-form';
import type { FormAction } from '../form/action-state';
import { FormDateField, FormSelectField, FormTextField } from '../form/fields';
import { SubmitButton } from '../form/submit-button';
import { Button } from '../ui/button';
import { DialogActions } from '../ui/dialog';
import type { Option } from '../ui/text-field';

/** What a requirement says already. */
export type RequirementFacts = {
  what: string;
  everyDays: number | null;
  startsOn: string;
  namedId: string | null;
};

type FormProps = {
  action: FormAction;
  members: readonly Option[];
  today: string;
  requirement?: RequirementFacts;
  onClose: () => void;
};

/** What evidence is asked for, how often, and of whom. */
export function RequirementForm({ action, members, today, requirement, onClose }: FormProps) {
  const days = requirement?.everyDays ?? null;
  const known = frequencies.some(({ value }) => value === String(days ?? ''));
  const own = known || days === null ? [] : [{ value: String(days), label: frequencyLabel(days) }];
  return (
    <ActionForm action={action} onDone={onClose}>
      <FormTextField
        name="what"
        label="What is to be shown"
        hint="For example: the signed list of the quarterly access review."
        defaultValue={requirement?.what}
        required
        maxLength={300}
      />
      <FormSelectField
        name="everyDays"
        label="How often"
        options={[...frequencies, ...own]}
        defaultValue={String(days ?? '')}
      />
      <FormDateField
        name="startsOn"
        label="First due on"
        defaultValue={requirement?.startsOn ?? today}
        required
      />
      <FormSelectField
        name="responsibleId"
        label="Responsible"
        hint="Is reminded by mail. Nobody named: the owner of the control."
        options={members}
        placeholder="The owner of the control"
        defaultValue={requirement?.namedId ?? ''}
      />
      <DialogActions>
        <Button onClick={onClose}>Cancel</Button>
        <SubmitButton>Save</SubmitButton>
      </DialogActions>
    </ActionForm>
  );
}
