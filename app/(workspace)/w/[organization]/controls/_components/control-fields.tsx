'use client';

import {
  implementationLabels,
  implementations,
  responsibilities,
  responsibilityLabels,
  tierLabels,
} from '#lib/control/labels.ts';
import { FormSelectField, FormTextareaField, FormTextField } from '@/components/form/fields';
import { FormSection } from '@/components/form/form-section';

/** What a form of one control begins with. */
export type ControlDefaults = {
  identifier: string;
  title: string;
  description: string;
  ownerId: string | null;
  implementation: string;
  justification: string;
  responsibility: string;
  tier: number | null;
  cadenceDays: number | null;
  tags: readonly string[];
};

type Props = {
  defaults: ControlDefaults;
  owners: readonly { id: string; name: string }[];
};

/** The fields of one control. */
export function ControlFields({ defaults, owners }: Props) {
  return (
    <>
      <FormSection title="What it is" description="The words that colleagues and auditors read.">
        <FormTextField
          name="identifier"
          label="Identifier"
          hint="Short and lasting, e.g. AC-01."
          defaultValue={defaults.identifier}
          required
        />
        <FormTextField name="title" label="Title" defaultValue={defaults.title} required />
        <FormTextareaField
          name="description"
          label="Description"
          hint="What is done, by whom, how often."
          defaultValue={defaults.description}
        />
        <FormTextField
          name="tags"
          label="Tags"
          hint="Separated by commas."
          defaultValue={defaults.tags.join(', ')}
        />
      </FormSection>
      <FormSection
        title="How it is carried out"
        description="Health follows from evidence; this is said by hand."
      >
        <FormSelectField
          name="implementation"
          label="Implementation"
          defaultValue={defaults.implementation}
          options={implementations.map((value) => ({ value, label: implementationLabels[value] }))}
          required
        />
        <FormTextareaField
          name="justification"
          label="Justification"
          hint="Needed for an alternative and for what does not apply."
          defaultValue={defaults.justification}
          rows={2}
        />
        <FormSelectField
          name="responsibility"
          label="Responsibility"
          hint="Who carries it out: you, a provider, or the customer."
          defaultValue={defaults.responsibility}
          options={responsibilities.map((value) => ({ value, label: responsibilityLabels[value] }))}
          required
        />
        <FormSelectField
          name="ownerId"
          label="Owner"
          placeholder="Nobody"
          defaultValue={defaults.ownerId ?? ''}
          options={owners.map(({ id, name }) => ({ value: id, label: name }))}
        />
        <FormSelectField
          name="tier"
          label="Maturity tier"
          placeholder="Not rated"
          defaultValue={defaults.tier === null ? '' : String(defaults.tier)}
          options={Object.entries(tierLabels).map(([value, label]) => ({
            value,
            label: `${value} ${label}`,
          }))}
        />
        <FormTextField
          name="cadenceDays"
          label="Review cadence in days"
          hint="After how many days its evidence counts no more. Empty: it does not age."
          inputMode="numeric"
          defaultValue={defaults.cadenceDays === null ? '' : String(defaults.cadenceDays)}
        />
      </FormSection>
    </>
  );
}
