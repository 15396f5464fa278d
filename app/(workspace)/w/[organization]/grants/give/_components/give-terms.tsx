'use client';

import { useState } from 'react';
import { waiverKinds, waiverKindTexts } from '#lib/nda-waiver/schema.ts';
import { FormChoiceGroup, FormDateField, FormTextField } from '@/components/form/fields';
import { FormSection } from '@/components/form/form-section';

/** Until when, and whether the NDA stands between. */
export function GiveTerms() {
  const [until, setUntil] = useState('usual');
  return (
    <>
      <FormSection title="Until when">
        <div
          onChange={(event) => {
            if (event.target instanceof HTMLInputElement && event.target.name === 'until')
              setUntil(event.target.value);
          }}
        >
          <FormChoiceGroup
            name="until"
            label="How long"
            defaultValue="usual"
            choices={[
              { value: 'usual', label: 'As usual', hint: 'As the access settings say for each document.' },
              { value: 'date', label: 'Until a day' },
              { value: 'days', label: 'For some days from now' },
              { value: 'first-use', label: 'For some days from the first download' },
            ]}
          />
        </div>
        {until === 'date' && (
          <FormDateField name="endsOn" label="Last day" hint="Counts whole, in UTC." required />
        )}
        {(until === 'days' || until === 'first-use') && (
          <FormTextField
            name="days"
            type="number"
            label="Days"
            hint="Empty means your usual number."
            min={1}
            max={3650}
            className="[&_input]:max-w-32"
          />
        )}
      </FormSection>
      <FormSection title="NDA" description="A waiver counts as long as these grants do.">
        <FormChoiceGroup
          name="nda"
          label="Is it needed?"
          defaultValue="needed"
          choices={[
            { value: 'needed', label: 'As always', hint: 'Who has not signed signs before they download.' },
            ...waiverKinds.map((value) => ({ value, ...waiverKindTexts[value] })),
          ]}
        />
      </FormSection>
    </>
  );
}
