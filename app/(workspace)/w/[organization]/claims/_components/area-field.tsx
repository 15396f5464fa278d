'use client';

import { useId } from 'react';
import { FormTextField } from '@/components/form/fields';

type AreaFieldProps = { areas: readonly string[]; defaultValue?: string | undefined };

/** The area of a claim: one there is, or a new one. */
export function AreaField({ areas, defaultValue }: AreaFieldProps) {
  const id = useId();
  return (
    <>
      <FormTextField
        name="section"
        label="Area"
        hint="Choose one, or write a new one."
        list={id}
        defaultValue={defaultValue}
        autoComplete="off"
        required
      />
      <datalist id={id}>
        {areas.map((area) => (
          <option key={area} value={area} />
        ))}
      </datalist>
    </>
  );
}
