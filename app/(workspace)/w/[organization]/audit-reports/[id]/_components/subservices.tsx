'use client';

import type { SubserviceRow } from '#lib/audit-report/part-schema.ts';
import { FormSelectField, FormTextareaField, FormTextField } from '@/components/form/fields';
import { methodLabels, optionsOf } from '../../_components/labels';
import { PartPanel, type PartPlace } from './part-panel';

/** Whose services the audited ones rest on. */
export function Subservices({ rows, ...place }: PartPlace & { rows: readonly SubserviceRow[] }) {
  return (
    <PartPanel
      {...place}
      part="subservice"
      title="Subservice organizations"
      description="Whose services yours rest on, and whether their controls are in the report."
      empty="None is written down."
      addLabel="Add subservice organization"
      rows={rows}
      nameOf={({ name }) => name}
      show={({ name, services, method, ownReport }) => (
        <>
          <bdi className="font-medium">{name}</bdi>
          <p dir="auto" className="whitespace-pre-line">
            {services}
          </p>
          <p className="text-ink-muted text-xs">{methodLabels[method]}</p>
          {ownReport && (
            <p className="text-ink-muted text-xs">
              Their report: <bdi>{ownReport}</bdi>
            </p>
          )}
        </>
      )}
      fields={(row) => (
        <>
          <FormTextField name="name" label="Name" defaultValue={row?.name} required maxLength={160} />
          <FormTextareaField
            name="services"
            label="What they do"
            defaultValue={row?.services}
            required
            maxLength={600}
          />
          <FormSelectField
            name="method"
            label="Method"
            options={optionsOf(methodLabels)}
            defaultValue={row?.method ?? 'carve-out'}
          />
          <FormTextField
            name="ownReport"
            label="Their report"
            hint="For example SOC 2 Type II, October 2025 to September 2026."
            defaultValue={row?.ownReport}
            maxLength={200}
          />
        </>
      )}
    />
  );
}
