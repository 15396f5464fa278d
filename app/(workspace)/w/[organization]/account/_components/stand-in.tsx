'use client';

import type { DelegationRow } from '#lib/delegation/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormDateField, FormSelectField } from '@/components/form/fields';
import { FormActions } from '@/components/form/form-section';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { Time } from '@/components/ui/time';
import { endDelegationAction } from '../../members/actions';
import { createDelegationAction } from '../actions';

type Props = {
  organization: string;
  people: readonly { id: string; name: string; email: string }[];
  mine: readonly DelegationRow[];
  today: string;
};

/** Who stands in for the member, and the form that names somebody. */
export function StandIn({ organization, people, mine, today }: Props) {
  const { pending, act } = useAct();
  return (
    <>
      {mine.map((row) => (
        <p key={row.id} className="flex flex-wrap items-center gap-3 rounded-md border bg-surface px-3 py-2">
          <span className="min-w-0 flex-1">
            <bdi className="font-medium">{row.to.name}</bdi>,{' '}
            <Time value={new Date(row.firstOn)} precision="day" /> –{' '}
            <Time value={new Date(row.lastOn)} precision="day" />
          </span>
          <Button
            size="sm"
            pending={pending}
            onClick={() => act(() => endDelegationAction(organization, row.id))}
          >
            End
          </Button>
        </p>
      ))}
      {people.length === 0 ? (
        <p className="text-ink-muted">There is no other member who could stand in.</p>
      ) : (
        <ActionForm action={createDelegationAction.bind(null, organization)} resetOnDone>
          <FormSelectField
            name="toMemberId"
            label="Who stands in"
            required
            placeholder="Please choose"
            options={people.map(({ id, name, email }) => ({ value: id, label: `${name} (${email})` }))}
          />
          <div className="grid gap-5 sm:grid-cols-2">
            <FormDateField name="from" label="First day" required min={today} defaultValue={today} />
            <FormDateField name="until" label="Last day" required min={today} />
          </div>
          <FormActions>
            <SubmitButton variant="secondary">Name stand-in</SubmitButton>
          </FormActions>
        </ActionForm>
      )}
    </>
  );
}
