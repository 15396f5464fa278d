'use client';

import type { DutyRow } from '#lib/audit-report/part-schema.ts';
import { FormTextareaField, FormTextField } from '@/components/form/fields';
import { PartPanel, type PartPlace } from './part-panel';

type DutiesProps = PartPlace & { rows: readonly DutyRow[]; readers: string };

/** Complementary user-entity controls: what the customer must do for the report to hold. */
export function Duties({ rows, readers, ...place }: DutiesProps) {
  return (
    <PartPanel
      {...place}
      part="duty"
      title="What customers must do"
      description={`Complementary user-entity controls. Read by: ${readers}.`}
      empty="Nothing is asked of customers."
      addLabel="Add what customers must do"
      rows={rows}
      nameOf={({ reference }) => reference}
      show={({ reference, text }) => (
        <>
          <bdi className="font-medium">{reference}</bdi>
          <p dir="auto" className="whitespace-pre-line">
            {text}
          </p>
        </>
      )}
      fields={(row) => (
        <>
          <FormTextField
            name="reference"
            label="Reference"
            hint="As the report numbers it, e.g. CUEC-01."
            defaultValue={row?.reference}
            required
            maxLength={80}
          />
          <FormTextareaField
            name="text"
            label="What the customer must do"
            defaultValue={row?.text}
            required
            maxLength={2000}
          />
        </>
      )}
    />
  );
}
