'use client';

import { roleTexts } from '#lib/member/schema.ts';
import { FormChoiceGroup } from '@/components/form/fields';

type Props = { chosen?: readonly string[]; whyNoOwner: string | null };

/** The roles, each with what it is for. */
export function RoleChoices({ chosen = [], whyNoOwner }: Props) {
  const choices = Object.entries(roleTexts).map(([value, { label, hint }]) => ({
    value,
    label,
    hint: value === 'owner' && whyNoOwner ? whyNoOwner : hint,
    disabled: value === 'owner' && whyNoOwner !== null,
  }));
  return (
    <FormChoiceGroup name="roles" label="Roles" type="checkbox" choices={choices} defaultValue={chosen} />
  );
}
