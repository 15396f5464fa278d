'use client';

import { FormTextareaField, FormTextField } from '@/components/form/fields';
import { CheckboxField } from '@/components/ui/choice-field';

/** Why, the agreement that was signed elsewhere, and whether they are told. */
export function GiveReason({ withProof }: { withProof: boolean }) {
  return (
    <>
      {withProof && (
        <FormTextField
          name="proof"
          type="file"
          accept="application/pdf,.pdf"
          label="Signed agreement"
          hint="PDF, up to 20 MB. It is stored encrypted."
          required
        />
      )}
      <FormTextareaField
        name="reason"
        label="Reason"
        hint="Kept in the audit log, and with a waiver. They do not read it."
        rows={2}
        maxLength={500}
        required
      />
      <CheckboxField
        name="notify"
        value="yes"
        defaultChecked
        label="Tell them by mail"
        hint="A new person is invited by mail in any case."
      />
    </>
  );
}
