'use client';

import { useState } from 'react';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { closeEngagementAction, reopenEngagementAction } from '../../actions';

type Props = { organization: string; engagementId: string; closed: boolean };

/** Closes an engagement to its auditors, or opens it again. */
export function CloseEngagement({ organization, engagementId, closed }: Props) {
  const [asks, setAsks] = useState(false);
  const { act, pending } = useAct();
  if (closed)
    return (
      <Button pending={pending} onClick={() => act(() => reopenEngagementAction(organization, engagementId))}>
        Open again
      </Button>
    );
  return (
    <>
      <Button onClick={() => setAsks(true)}>Close</Button>
      <ConfirmDialog
        open={asks}
        onOpenChange={setAsks}
        title="Close this audit?"
        description="Its auditors see nothing of it any more, and nobody writes in its inquiries. It can be opened again."
        confirmLabel="Close audit"
        onConfirm={async () => {
          const { ok, message } = await closeEngagementAction(organization, engagementId);
          return ok ? null : message;
        }}
      />
    </>
  );
}
