'use client';

import type { ExceptionRow } from '#lib/audit-report/part-schema.ts';
import { FormDateField, FormSelectField, FormTextareaField, FormTextField } from '@/components/form/fields';
import { Status } from '@/components/ui/badge';
import { Time } from '@/components/ui/time';
import { optionsOf, severityLooks } from '../../_components/labels';
import { PartPanel, type PartPlace } from './part-panel';

/** What the auditor found amiss, and what management answered. */
export function Exceptions({ rows, ...place }: PartPlace & { rows: readonly ExceptionRow[] }) {
  return (
    <PartPanel
      {...place}
      part="exception"
      title="Exceptions"
      description="What the auditor found amiss, and what you do about it."
      empty="No exceptions are written down."
      addLabel="Add exception"
      rows={rows}
      nameOf={({ reference }) => reference}
      show={show}
      fields={fields}
    />
  );
}

function show({ reference, description, severity, response, responsible, dueOn }: ExceptionRow) {
  const { label, tone } = severityLooks[severity];
  return (
    <>
      <p className="flex flex-wrap items-baseline gap-x-3">
        <bdi className="font-medium">{reference}</bdi>
        <Status tone={tone}>{label}</Status>
      </p>
      <p dir="auto" className="mt-1 whitespace-pre-line">
        {description}
      </p>
      {response ? (
        <div className="mt-2 border-line border-s-2 ps-3">
          <p className="text-ink-muted text-xs">Management’s response</p>
          <p dir="auto" className="whitespace-pre-line">
            {response}
          </p>
        </div>
      ) : (
        <p className="mt-1 text-warning">No response yet</p>
      )}
      {(responsible || dueOn) && (
        <p className="mt-1 text-ink-muted text-xs">
          {responsible && <bdi>{responsible}</bdi>}
          {responsible && dueOn && ', '}
          {dueOn && (
            <>
              by <Time value={dueOn} precision="day" />
            </>
          )}
        </p>
      )}
    </>
  );
}

function fields(row: ExceptionRow | null) {
  return (
    <>
      <FormTextField
        name="reference"
        label="Control reference"
        hint="As the report names the control, e.g. CC6.2-03."
        defaultValue={row?.reference}
        required
        maxLength={80}
      />
      <FormTextareaField
        name="description"
        label="What was found"
        defaultValue={row?.description}
        required
        maxLength={2000}
      />
      <FormSelectField
        name="severity"
        label="Severity"
        options={optionsOf(severityLooks)}
        defaultValue={row?.severity ?? 'minor'}
      />
      <FormTextareaField
        name="response"
        label="Management’s response"
        defaultValue={row?.response}
        maxLength={2000}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <FormTextField
          name="responsible"
          label="Responsible"
          defaultValue={row?.responsible}
          maxLength={120}
        />
        <FormDateField name="dueOn" label="Done by" defaultValue={row?.dueOn ?? ''} />
      </div>
    </>
  );
}
