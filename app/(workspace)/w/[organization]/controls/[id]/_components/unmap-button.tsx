'use client';

import { X } from 'lucide-react';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { unmapControlAction } from '../../actions';

type Props = { organization: string; controlId: string; requirementId: string; identifier: string };

/** Takes one requirement away from a control. */
export function UnmapButton({ organization, controlId, requirementId, identifier }: Props) {
  const { act, pending } = useAct();
  return (
    <Button
      variant="ghost"
      size="icon"
      aria-label={`Take ${identifier} away`}
      pending={pending}
      onClick={() => act(() => unmapControlAction(organization, controlId, requirementId))}
    >
      <X aria-hidden />
    </Button>
  );
}
