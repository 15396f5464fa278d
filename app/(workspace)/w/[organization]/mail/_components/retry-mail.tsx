'use client';

import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { retryMailAction } from '../actions';

type Props = { organization: string; mailId: string; whyNot: string | null };

/** Tries one mail again, or says why it cannot be. */
export function RetryMail({ organization, mailId, whyNot }: Props) {
  const { act } = useAct();
  return (
    <Button disabledReason={whyNot} onClick={() => act(() => retryMailAction(organization, mailId))}>
      Try again
    </Button>
  );
}
