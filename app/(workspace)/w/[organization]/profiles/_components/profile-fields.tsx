import { FormTextareaField, FormTextField } from '@/components/form/fields';

/** What a profile is called and what it covers. */
export function ProfileFields({ name, scope }: { name?: string; scope?: string }) {
  return (
    <>
      <FormTextField name="name" label="Name" required maxLength={120} defaultValue={name} />
      <FormTextareaField
        name="scope"
        label="Scope"
        hint="Which part of the organization, which systems, and what is assumed."
        rows={3}
        defaultValue={scope}
      />
    </>
  );
}
