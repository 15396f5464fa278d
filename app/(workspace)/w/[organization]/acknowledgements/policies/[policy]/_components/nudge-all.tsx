'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { useToast } from '@/components/ui/toast';
import { nudgeAllAction } from '../actions';

type Props = { organization: string; policyId: string; open: number };

/** Reminds everybody who has not confirmed. */
export function NudgeAll({ organization, policyId, open }: Props) {
  const [asking, setAsking] = useState(false);
  const toast = useToast();
  const remind = async () => {
    const { ok, message } = await nudgeAllAction(organization, policyId);
    if (!ok) return message;
    if (message) toast(message, 'positive');
    return null;
  };
  return (
    <>
      <Button variant="primary" disabled={open === 0} onClick={() => setAsking(true)}>
        Remind all
      </Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title="Remind everybody who has not confirmed?"
        description="Each gets one mail with everything they owe. Whoever got one today already is left out."
        confirmLabel="Remind them"
        tone="primary"
        onConfirm={remind}
      />
    </>
  );
}
