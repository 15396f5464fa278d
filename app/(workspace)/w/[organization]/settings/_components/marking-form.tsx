'use client';

import { useState } from 'react';
import type { MarkTemplate } from '#lib/pdf/template.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormChoiceGroup, FormSwitchField } from '@/components/form/fields';
import { saveMarking } from '../actions';
import { MarkPreview } from './mark-preview';
import { markTemplateOf } from './mark-template-of';
import { SaveBar } from './save-bar';

type FormProps = { organization: string; template: MarkTemplate; whyNot: string | null };

/** How copies are marked, with a page that follows each click. */
export function MarkingForm({ organization, template, whyNot }: FormProps) {
  const [shown, setShown] = useState(template);
  return (
    <div className="grid items-start gap-x-12 gap-y-8 lg:grid-cols-[minmax(0,30rem)_minmax(0,24rem)]">
      <ActionForm
        action={saveMarking.bind(null, organization)}
        onChange={(event) => setShown(markTemplateOf(new FormData(event.currentTarget)))}
      >
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-2 font-semibold">What stands on each page</legend>
          <FormSwitchField name="name" label="Name" defaultChecked={template.name} />
          <FormSwitchField name="company" label="Company" defaultChecked={template.company} />
          <FormSwitchField name="time" label="Date and time in UTC" defaultChecked={template.time} />
          <p className="text-ink-muted text-xs">
            The verified e-mail address and the copy code always stand there: they are what leads back to a
            person.
          </p>
        </fieldset>
        <fieldset className="flex flex-col gap-3">
          <legend className="mb-2 font-semibold">Where</legend>
          <FormSwitchField name="tiled" label="Across the page" defaultChecked={template.tiled} />
          <FormSwitchField name="margin" label="In the margin" defaultChecked={template.margin} />
        </fieldset>
        <FormChoiceGroup
          name="strength"
          label="Strength across the page"
          defaultValue={template.strength}
          choices={[
            { value: 'faint', label: 'Faint' },
            { value: 'light', label: 'Light' },
            { value: 'medium', label: 'Medium' },
            { value: 'strong', label: 'Strong', hint: 'Harder to remove, harder to read through.' },
          ]}
        />
        <SaveBar whyNot={whyNot} />
      </ActionForm>
      <figure className="lg:sticky lg:top-6">
        <MarkPreview template={shown} />
        <figcaption className="mt-2 text-ink-muted text-xs">
          A page as its recipient gets it. New copies follow what you save; copies handed out stay as they
          are.
        </figcaption>
      </figure>
    </div>
  );
}
