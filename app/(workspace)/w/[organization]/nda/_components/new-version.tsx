'use client';

import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { beginNdaDraft } from '../actions';

/** Begins a draft from the newest text. */
export function NewVersion({ organization }: { organization: string }) {
  const { pending, act } = useAct();
  return (
    <Button variant="primary" pending={pending} onClick={() => act(() => beginNdaDraft(organization))}>
      New version
    </Button>
  );
}
