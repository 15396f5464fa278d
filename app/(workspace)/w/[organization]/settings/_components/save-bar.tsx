import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';

/** The end of a settings form. */
export function SaveBar({ whyNot, label = 'Save' }: { whyNot: string | null; label?: string }) {
  return (
    <FormActions>
      <SubmitButton disabledReason={whyNot} reasonAs="text">
        {label}
      </SubmitButton>
    </FormActions>
  );
}
