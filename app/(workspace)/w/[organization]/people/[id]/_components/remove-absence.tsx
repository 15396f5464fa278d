'use client';

import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { removeAbsenceAction } from '../../absence-actions';

/** Takes an absence back. */
export function RemoveAbsence({ organization, absenceId }: { organization: string; absenceId: string }) {
  const { pending, act } = useAct();
  return (
    <Button
      size="sm"
      disabled={pending}
      onClick={() => act(() => removeAbsenceAction(organization, absenceId))}
    >
      Take back
    </Button>
  );
}
