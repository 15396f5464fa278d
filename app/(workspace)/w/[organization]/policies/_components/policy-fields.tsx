'use client';

import { policyTierLabels, policyTiers } from '#lib/policy/schema.ts';
import { AudienceField, type Named, OwnerField } from '@/components/duty/duty-fields';
import { FormSelectField, FormTextareaField, FormTextField } from '@/components/form/fields';
import { FormSection } from '@/components/form/form-section';

/** What the form of a policy begins with. */
export type PolicyDefaults = {
  identifier: string;
  title: string;
  ownerId: string | null;
  tier: string;
  quorum: number;
  reviewEveryDays: number | null;
  audienceId: string | null;
  dueWithinDays: number;
  confirmation: string | null;
  statement: string;
};

type Props = { defaults: PolicyDefaults; owners: readonly Named[]; audiences: readonly Named[] };

/** The fields of a policy beside its text. */
export function PolicyFields({ defaults, owners, audiences }: Props) {
  return (
    <>
      <FormSection title="What it is" description="How colleagues, auditors and lists name it.">
        <FormTextField
          name="identifier"
          label="Identifier"
          hint="Short and lasting, e.g. POL-01."
          defaultValue={defaults.identifier}
          required
        />
        <FormTextField name="title" label="Title" defaultValue={defaults.title} required maxLength={200} />
        <FormSelectField
          name="tier"
          label="Who may read it"
          required
          hint="Internal: members and employees. Customers and public: also on the portal, once published."
          defaultValue={defaults.tier}
          options={policyTiers.map((value) => ({ value, label: policyTierLabels[value] }))}
        />
      </FormSection>
      <FormSection
        title="Approval and review"
        description="Who wrote or submitted a version never approves it while somebody else can."
      >
        <OwnerField
          choices={owners}
          chosen={defaults.ownerId}
          hint="Is reminded of reviews and answers questions."
        />
        <FormTextField
          name="quorum"
          label="Approvals needed"
          type="number"
          min={1}
          max={10}
          defaultValue={String(defaults.quorum)}
          required
        />
        <FormTextField
          name="reviewEveryDays"
          label="Review every so many days"
          hint="365 is once a year. Empty: never due."
          type="number"
          min={1}
          max={3660}
          defaultValue={defaults.reviewEveryDays === null ? '' : String(defaults.reviewEveryDays)}
        />
      </FormSection>
      <FormSection
        title="Acknowledgement"
        description="Whoever is in the audience owes to confirm each material version."
      >
        <AudienceField
          choices={audiences}
          chosen={defaults.audienceId}
          placeholder="Nobody has to confirm it"
        />
        <FormTextField
          name="dueWithinDays"
          label="Days to confirm"
          hint="After publication, or after joining."
          type="number"
          min={0}
          max={365}
          defaultValue={String(defaults.dueWithinDays)}
          required
        />
        <FormSelectField
          name="confirmation"
          label="How people confirm"
          placeholder="As the organization has it"
          defaultValue={defaults.confirmation ?? ''}
          options={[
            { value: 'tap', label: 'With one tap' },
            { value: 'name', label: 'By typing their name' },
          ]}
        />
        <FormTextareaField
          name="statement"
          label="Statement"
          hint="What they confirm. Empty: the organization’s own statement."
          defaultValue={defaults.statement}
        />
      </FormSection>
    </>
  );
}
