'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { endWaiverAction } from '../../actions';

type Props = { organization: string; visitorId: string; waiverId: string };

/** Ends a waiver after asking. */
export function EndWaiver({ organization, visitorId, waiverId }: Props) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        End
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title="End this waiver?"
        description="From now on this person has to sign before confidential and restricted documents open. The waiver stays on record."
        confirmLabel="End waiver"
        onConfirm={async () => {
          const { ok, message } = await endWaiverAction(organization, visitorId, waiverId);
          return ok ? null : message;
        }}
      />
    </>
  );
}
