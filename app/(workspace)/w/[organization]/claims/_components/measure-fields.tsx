'use client';

import { type ClaimMeasure, comparatorLabels, comparators, metrics } from '#lib/claim/measure.ts';
import { FormSelectField, FormTextField } from '@/components/form/fields';

/** What a sentence promises, in a form that can be checked; none where nothing is chosen. */
export function MeasureFields({ measure }: { measure: ClaimMeasure | null }) {
  return (
    <fieldset className="rounded-lg border p-4">
      <legend className="px-1 font-medium">Measure</legend>
      <p className="mb-3 text-ink-muted text-xs">
        What the sentence promises, in a form that can be checked.
      </p>
      <div className="grid gap-4 sm:grid-cols-2">
        <FormSelectField
          name="metric"
          label="What"
          placeholder="No measure"
          options={metrics.map((value) => ({ value, label: value }))}
          defaultValue={measure?.metric ?? ''}
        />
        <FormSelectField
          name="comparator"
          label="How"
          options={comparators.map((value) => ({ value, label: comparatorLabels[value] }))}
          defaultValue={measure?.comparator ?? '='}
        />
        <FormTextField
          name="value"
          label="Value"
          hint="Like 60, 1.2 or AES-256."
          defaultValue={measure?.value}
        />
        <FormTextField
          name="unit"
          label="Unit"
          hint="Like days; may stay empty."
          defaultValue={measure?.unit}
        />
      </div>
    </fieldset>
  );
}
