import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';

/** The end of a settings form. */
export function SaveBar({ whyNot }: { whyNot: string | null }) {
  return (
    <FormActions>
      <SubmitButton disabledReason={whyNot} reasonAs="text">
        Save
      </SubmitButton>
    </FormActions>
  );
}
