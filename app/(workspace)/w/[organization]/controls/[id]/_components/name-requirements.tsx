'use client';

import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { nameRequirementsAction } from '../../actions';

/** Maps a control to requirements by their identifiers. */
export function NameRequirements({ organization, controlId }: { organization: string; controlId: string }) {
  return (
    <ActionForm
      action={nameRequirementsAction.bind(null, organization, controlId)}
      resetOnDone
      className="gap-2 border-t px-4 py-3"
    >
      <FormTextField
        name="names"
        label="Map to more"
        hint="Framework and identifier, several separated by semicolons: nist-csf PR.AA-01; soc2 CC6.1"
        required
      />
      <div>
        <SubmitButton variant="secondary" size="sm">
          Map
        </SubmitButton>
      </div>
    </ActionForm>
  );
}
