'use client';

import { useState } from 'react';
import type { AudienceRule } from '#lib/audience/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import type { FormAction } from '@/components/form/action-state';
import { FormTextareaField, FormTextField } from '@/components/form/fields';
import { FormActions, FormSection } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { LinkButton } from '@/components/ui/link-button';
import type { PersonChoices } from '../../_components/person-spec';
import { AudienceLook } from './audience-look';
import { RuleBuilder } from './rule-builder';

type Props = {
  organization: string;
  action: FormAction;
  audience: { id: string; name: string; description: string; rule: AudienceRule; revision: number } | null;
  choices: PersonChoices;
  back: string;
};

/** The form of one audience: its name, its rule, and a look at who is in before it is saved. */
export function AudienceForm({ organization, action, audience, choices, back }: Props) {
  const [rule, setRule] = useState<AudienceRule | null>(audience?.rule ?? { everyone: true });
  return (
    <div className="grid items-start gap-5 xl:grid-cols-[minmax(0,1fr)_24rem]">
      <ActionForm action={action}>
        {audience && <input type="hidden" name="revision" value={audience.revision} />}
        <input type="hidden" name="rule" value={rule ? JSON.stringify(rule) : ''} />
        <FormSection
          title="What it is called"
          description="Those who address policies and courses choose it by name."
        >
          <FormTextField name="name" label="Name" defaultValue={audience?.name} required />
          <FormTextareaField
            name="description"
            label="Description"
            rows={2}
            defaultValue={audience?.description}
          />
        </FormSection>
        <FormSection title="Who is in" description="All conditions hold together; of the values of one, any.">
          <RuleBuilder rule={audience?.rule ?? { everyone: true }} choices={choices} onChange={setRule} />
        </FormSection>
        <FormActions>
          <SubmitButton>{audience ? 'Save' : 'Add audience'}</SubmitButton>
          <LinkButton href={back}>Cancel</LinkButton>
        </FormActions>
      </ActionForm>
      <AudienceLook organization={organization} rule={rule} audienceId={audience?.id ?? null} />
    </div>
  );
}
