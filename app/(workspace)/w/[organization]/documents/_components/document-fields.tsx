'use client';

import { type Tier, tiers, tierTexts } from '#lib/document/tier.ts';
import { FormChoiceGroup, FormTextareaField, FormTextField } from '@/components/form/fields';

type FieldsProps = { title?: string; description?: string; tier?: Tier };

/** What a document is called, and who may have it. */
export function DocumentFields({ title, description, tier = 'restricted' }: FieldsProps) {
  return (
    <>
      <FormTextField name="title" label="Title" defaultValue={title} required maxLength={200} dir="auto" />
      <FormTextareaField
        name="description"
        label="Description"
        hint="One or two sentences that the portal shows."
        defaultValue={description}
        rows={2}
        maxLength={2000}
        dir="auto"
      />
      <FormChoiceGroup
        name="tier"
        label="Who may have it"
        choices={tiers.map((value) => ({ value, ...tierTexts[value] }))}
        defaultValue={tier}
      />
    </>
  );
}
