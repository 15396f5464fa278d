'use client';

import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { discardProfileImportAction, importProfileAction } from '../../actions';

type Props = { organization: string; profileId: string; draftId: string; count: number; possible: boolean };

/** Does what the workbook says, or does not. */
export function DecideProfileImport({ organization, profileId, draftId, count, possible }: Props) {
  const { act, pending } = useAct();
  const discard = () => act(() => discardProfileImportAction(organization, profileId, draftId));
  const take = () => act(() => importProfileAction(organization, profileId, draftId));
  return (
    <>
      {possible && (
        <Button variant="primary" pending={pending} onClick={take}>
          Change {count}
        </Button>
      )}
      <Button onClick={discard}>Discard</Button>
    </>
  );
}
