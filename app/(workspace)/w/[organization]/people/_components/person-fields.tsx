'use client';

import { FormDateField, FormSelectField, FormTextField } from '@/components/form/fields';
import { FormSection } from '@/components/form/form-section';
import type { PersonChoices } from './person-spec';

/** What a form of one person begins with. */
export type PersonDefaults = {
  email: string;
  name: string;
  team: string;
  role: string;
  location: string;
  managerEmail: string | null;
  startedOn: string | null;
  privateEmail: string | null;
  locale: string | null;
  externalId: string | null;
};

type Props = {
  defaults: PersonDefaults;
  choices: PersonChoices;
  languages: readonly { value: string; label: string }[];
};

const names = (values: PersonChoices['teams']) => values.map(({ value }) => value);

/** The fields of one person. */
export function PersonFields({ defaults, choices, languages }: Props) {
  return (
    <>
      <FormSection title="Who they are" description="Mails about what they owe go to this address.">
        <FormTextField name="name" label="Name" defaultValue={defaults.name} required />
        <FormTextField
          name="email"
          type="email"
          label="E-mail"
          dir="ltr"
          defaultValue={defaults.email}
          required
        />
        <FormTextField
          name="externalId"
          label="Employee number"
          hint="As your HR program has it. An import finds people by it also when they change their address."
          defaultValue={defaults.externalId ?? ''}
        />
        <FormSelectField
          name="locale"
          label="Language"
          hint="In which mails and pages greet them."
          placeholder="As their browser says"
          defaultValue={defaults.locale ?? ''}
          options={languages}
        />
      </FormSection>
      <FormSection title="Where they work" description="Audiences and filters go by these.">
        <FormTextField name="team" label="Team" list="teams" defaultValue={defaults.team} />
        <FormTextField name="role" label="Role" list="roles" defaultValue={defaults.role} />
        <FormTextField name="location" label="Location" list="locations" defaultValue={defaults.location} />
        <FormTextField
          name="managerEmail"
          label="Manager"
          hint="The e-mail address of somebody in the directory. They hear of what stays undone."
          dir="ltr"
          list="managers"
          defaultValue={defaults.managerEmail ?? ''}
        />
        <FormDateField name="startedOn" label="Started on" defaultValue={defaults.startedOn ?? ''} />
        <Suggestions id="teams" values={names(choices.teams)} />
        <Suggestions id="roles" values={names(choices.roles)} />
        <Suggestions id="locations" values={names(choices.locations)} />
        <datalist id="managers">
          {choices.managers.map(({ id, email, name }) => (
            <option key={id} value={email} label={name} />
          ))}
        </datalist>
      </FormSection>
      <FormSection
        title="When they leave"
        description="Seen only by owners, admins and those who look after people."
      >
        <FormTextField
          name="privateEmail"
          type="email"
          label="Private e-mail"
          hint="Their receipts are mailed there on the day they leave."
          dir="ltr"
          defaultValue={defaults.privateEmail ?? ''}
        />
      </FormSection>
    </>
  );
}

function Suggestions({ id, values }: { id: string; values: readonly string[] }) {
  return (
    <datalist id={id}>
      {values.map((value) => (
        <option key={value} value={value} />
      ))}
    </datalist>
  );
}
