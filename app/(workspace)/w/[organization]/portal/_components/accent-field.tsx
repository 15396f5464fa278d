'use client';

import { useState } from 'react';
import { FormTextField } from '@/components/form/fields';

/** The portal's colour: chosen by eye, or typed as the brand book says. */
export function AccentField({ defaultValue }: { defaultValue: string }) {
  const [colour, setColour] = useState(defaultValue);
  return (
    <div className="flex items-end gap-3">
      <FormTextField
        name="accent"
        label="Colour"
        dir="ltr"
        value={colour}
        onChange={(event) => setColour(event.target.value)}
        maxLength={7}
        required
        className="w-36"
      />
      <input
        type="color"
        aria-label="Choose the colour"
        value={/^#[0-9a-f]{6}$/i.test(colour) ? colour : '#000000'}
        onChange={(event) => setColour(event.target.value)}
        className="h-9 w-14 cursor-pointer rounded-md border border-line-strong bg-surface p-1 pointer-coarse:h-11"
      />
    </div>
  );
}
