'use client';

import type { FindingRow } from '#lib/proposal-page/finding-steps.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Badge } from '@/components/ui/badge';
import { acceptCompanyAction } from '../actions';
import { FindingState } from './finding-state';

type Props = { organization: string; finding: FindingRow; editable: boolean };

/** A company: what it does and where it processes must be said before it comes on the list. */
export function CompanyLine({ organization, finding, editable }: Props) {
  const { id, name, purpose, location, sentence, decision, revision, known, committed } = finding;
  const seen = { findingId: id, revision };
  return (
    <li className="px-4 py-4">
      <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
        <bdi className="wrap-anywhere font-medium">{name}</bdi>
        {known && !committed && <Badge tone="info">On your list already</Badge>}
        <span className="ms-auto flex items-center gap-2">
          <FindingState organization={organization} finding={finding} editable={editable} />
        </span>
      </div>
      <p dir="auto" className="wrap-anywhere text-ink-muted text-xs">
        “{sentence}”
      </p>
      {decision === 'accepted' && (
        <p dir="auto" className="wrap-anywhere mt-2">
          {purpose}, {location}
        </p>
      )}
      {decision === null && editable && !known && (
        <ActionForm action={acceptCompanyAction.bind(null, organization, seen)} className="mt-3">
          <div className="grid gap-4 sm:grid-cols-3">
            <FormTextField id={`name-${id}`} name="name" label="Name" defaultValue={name} required />
            <FormTextField
              id={`purpose-${id}`}
              name="purpose"
              label="Purpose"
              defaultValue={purpose}
              required
            />
            <FormTextField
              id={`location-${id}`}
              name="location"
              label="Location"
              placeholder="Frankfurt (EU)"
              defaultValue={location}
              required
            />
          </div>
          <div>
            <SubmitButton variant="secondary" aria-label={`Take ${name} as subprocessor`}>
              Take as subprocessor
            </SubmitButton>
          </div>
        </ActionForm>
      )}
    </li>
  );
}
