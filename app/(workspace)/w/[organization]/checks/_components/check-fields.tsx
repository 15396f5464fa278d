'use client';

import { useState } from 'react';
import { checkKindLabels, checkKinds } from '#lib/check/schema.ts';
import { AudienceField, type Named } from '@/components/duty/duty-fields';
import { FormSelectField, FormSwitchField, FormTextareaField, FormTextField } from '@/components/form/fields';

/** What a form of a check begins with. */
export type CheckDefaults = {
  kind: string;
  title: string;
  description: string;
  audienceId: string | null;
  dueWithinDays: number;
  everyDays: number | null;
  selfAttested: boolean;
};

type Props = { check?: CheckDefaults; audiences: readonly Named[] };

const none: CheckDefaults = {
  kind: 'background-check',
  title: '',
  description: '',
  audienceId: null,
  dueWithinDays: 0,
  everyDays: null,
  selfAttested: false,
};

/** What is checked, of whom and by when. */
export function CheckFields({ check = none, audiences }: Props) {
  const [kind, setKind] = useState(check.kind);
  return (
    <>
      <FormSelectField
        name="kind"
        label="Kind"
        required
        value={kind}
        onChange={(event) => setKind(event.target.value)}
        options={checkKinds.map((value) => ({ value, label: checkKindLabels[value] }))}
      />
      <FormTextField name="title" label="Title" required maxLength={200} defaultValue={check.title} />
      <FormTextareaField
        name="description"
        label="Description"
        hint="What the person reads. Markdown."
        rows={3}
        defaultValue={check.description}
      />
      <AudienceField choices={audiences} chosen={check.audienceId} />
      <FormTextField
        name="dueWithinDays"
        label="Days to do it in"
        hint="From the first day. A number below zero is before it: -7 is a week earlier."
        inputMode="numeric"
        required
        defaultValue={check.dueWithinDays}
      />
      <FormTextField
        name="everyDays"
        label="Again after days"
        hint="Empty is once."
        inputMode="numeric"
        defaultValue={check.everyDays ?? ''}
      />
      {kind !== 'background-check' && (
        <FormSwitchField
          name="selfAttested"
          label="People confirm it themselves"
          hint="On their own page. Otherwise somebody who looks after people records it."
          defaultChecked={check.selfAttested}
        />
      )}
    </>
  );
}
