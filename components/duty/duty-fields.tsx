'use client';

import { FormSelectField } from '../form/fields';

/** Something that is chosen by its name. */
export type Named = { id: string; name: string };

type Props = { choices: readonly Named[]; chosen: string | null; placeholder?: string };

const options = (choices: readonly Named[]) => choices.map(({ id, name }) => ({ value: id, label: name }));

/** Of whom something is asked: a policy, a course, a check. */
export function AudienceField({ choices, chosen, placeholder = 'Nobody yet' }: Props) {
  return (
    <FormSelectField
      name="audienceId"
      label="Audience"
      hint={choices.length === 0 ? 'There is none yet: make one under People, Audiences.' : undefined}
      placeholder={placeholder}
      defaultValue={chosen ?? ''}
      options={options(choices)}
    />
  );
}

/** Which member answers for it. */
export function OwnerField({ choices, chosen, hint }: Omit<Props, 'placeholder'> & { hint: string }) {
  return (
    <FormSelectField
      name="ownerId"
      label="Owner"
      hint={hint}
      placeholder="Nobody yet"
      defaultValue={chosen ?? ''}
      options={options(choices)}
    />
  );
}
