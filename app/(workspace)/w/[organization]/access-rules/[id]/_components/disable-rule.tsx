'use client';

import { useState } from 'react';
import type { ActionState } from '@/components/form/action-state';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { useToast } from '@/components/ui/toast';

type Props = { name: string; disable: () => Promise<ActionState>; whyNot: string | null };

/** Ends a rule, after asking. */
export function DisableRule({ name, disable, whyNot }: Props) {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  return (
    <>
      <Button variant="danger" disabledReason={whyNot} onClick={() => setOpen(true)}>
        Disable
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Disable “${name}”?`}
        description="New requests go to approvers again. Grants that the rule gave stay until they are revoked or expire. A disabled rule cannot be enabled again; add a new one."
        confirmLabel="Disable rule"
        onConfirm={async () => {
          const answer = await disable();
          if (!answer.ok) return answer.message;
          toast(answer.message ?? 'Disabled.');
          return null;
        }}
      />
    </>
  );
}
