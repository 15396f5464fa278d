'use client';

import { FormTextField } from '@/components/form/fields';

/** Somebody who is not a visitor yet. Left empty, nobody is invited. */
export function NewPerson() {
  return (
    <details className="rounded-md border px-3.5 py-2.5">
      <summary className="cursor-pointer font-medium">A new person</summary>
      <div className="mt-4 flex flex-col gap-5">
        <p className="text-ink-muted text-xs">
          They are invited by mail and confirm the address with a code. What you write here is printed on
          their copies.
        </p>
        <FormTextField
          name="email"
          type="email"
          label="Work e-mail"
          maxLength={254}
          dir="ltr"
          optionalNote={null}
        />
        <FormTextField name="name" label="Full name" maxLength={120} optionalNote={null} />
        <div className="grid gap-5 sm:grid-cols-2">
          <FormTextField name="company" label="Company" maxLength={120} optionalNote={null} />
          <FormTextField name="title" label="Job title" maxLength={120} />
        </div>
      </div>
    </details>
  );
}
