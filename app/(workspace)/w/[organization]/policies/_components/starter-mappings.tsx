'use client';

import { useState } from 'react';
import { formatPlural } from '#lib/format.ts';
import type { StarterMapping } from '#lib/policy-starter/mapping-steps.ts';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { useToast } from '@/components/ui/toast';
import { mapStartersAction } from '../starters/actions';
import { StepList } from './step-list';

type Props = { organization: string; mappings: readonly StarterMapping[] };

/** Offers to map policies of the starter set to what they lay down and what has come since; nothing where nothing has. */
export function StarterMappings({ organization, mappings }: Props) {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  const what = formatPlural(mappings.length, 'policy', 'policies');
  const lines = mappings.map(({ policyId, identifier, title, controls, requirements }) => ({
    id: policyId,
    identifier,
    title,
    note: [...controls.map((control) => control.identifier), ...requirements.map(({ name }) => name)].join(
      ', ',
    ),
  }));
  const map = async () => {
    const ids = mappings.map(({ policyId }) => policyId);
    const { ok, message } = await mapStartersAction(organization, ids);
    if (!ok) return message ?? 'They could not be mapped.';
    if (message) toast(message);
    return null;
  };
  return (
    <>
      {mappings.length > 0 && (
        <Callout
          className="mb-4"
          title="Controls or requirements have come that policies of the starter set lay down"
          actions={
            <Button size="sm" onClick={() => setOpen(true)}>
              Map to what has come
            </Button>
          }
        >
          {what} can be mapped as the starter set suggests.
        </Callout>
      )}
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Map ${what}?`}
        description="Each proves these controls once it is published. What somebody took away before stays away."
        confirmLabel={`Map ${what}`}
        tone="primary"
        onConfirm={map}
      >
        <StepList title="As the starter set suggests" lines={lines} />
      </ConfirmDialog>
    </>
  );
}
