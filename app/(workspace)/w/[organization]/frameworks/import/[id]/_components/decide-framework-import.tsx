'use client';

import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { discardFrameworkImportAction, importFrameworkAction } from '../../../actions';

type Props = { organization: string; draftId: string; possible: boolean };

/** Imports the file, or does not. */
export function DecideFrameworkImport({ organization, draftId, possible }: Props) {
  const { act, pending } = useAct();
  const discard = () => act(() => discardFrameworkImportAction(organization, draftId));
  return (
    <>
      {possible && (
        <Button
          variant="primary"
          pending={pending}
          onClick={() => act(() => importFrameworkAction(organization, draftId))}
        >
          Import
        </Button>
      )}
      <Button onClick={discard}>Discard</Button>
    </>
  );
}
