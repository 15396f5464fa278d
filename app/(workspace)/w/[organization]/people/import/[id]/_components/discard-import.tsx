'use client';

import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { discardPersonImportAction } from '../../actions';

/** Takes the table away again. */
export function DiscardImport({ organization, draftId }: { organization: string; draftId: string }) {
  const { act, pending } = useAct();
  return (
    <Button pending={pending} onClick={() => act(() => discardPersonImportAction(organization, draftId))}>
      Discard
    </Button>
  );
}
