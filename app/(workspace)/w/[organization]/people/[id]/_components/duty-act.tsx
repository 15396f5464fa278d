'use client';

import { ExemptDuties } from '@/components/duty/exempt-duties';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { askAgainAction, exemptDutiesAction } from '../../../acknowledgements/actions';

type Props = { organization: string; duty: { id: string; title: string; outcome: string | null } };

/** Frees a person from one duty, or takes that back. */
export function DutyAct({ organization, duty: { id, title, outcome } }: Props) {
  const { pending, act } = useAct();
  if (outcome === null)
    return (
      <ExemptDuties
        whom={`from ${title}`}
        label={`Exempt from ${title}`}
        action={exemptDutiesAction.bind(null, organization, [id])}
      />
    );
  return (
    <Button
      size="sm"
      disabled={pending}
      aria-label={`Ask again for ${title}`}
      onClick={() => act(() => askAgainAction(organization, [id]))}
    >
      Ask again
    </Button>
  );
}
