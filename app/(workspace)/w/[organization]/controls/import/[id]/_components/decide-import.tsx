'use client';

import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { discardImportAction, importControlsAction } from '../../actions';

type Props = { organization: string; draftId: string; count: number; possible: boolean };

/** Does it, or does not. */
export function DecideImport({ organization, draftId, count, possible }: Props) {
  const { act, pending } = useAct();
  return (
    <>
      {possible && (
        <Button
          variant="primary"
          pending={pending}
          onClick={() => act(() => importControlsAction(organization, draftId))}
        >
          Import {count}
        </Button>
      )}
      <Button onClick={() => act(() => discardImportAction(organization, draftId))}>Discard</Button>
    </>
  );
}
