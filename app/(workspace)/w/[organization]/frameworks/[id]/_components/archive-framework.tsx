'use client';

import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { archiveFrameworkAction } from '../../actions';

type Props = { organization: string; frameworkId: string; archived: boolean };

/** Takes a framework out of use, or back into it. */
export function ArchiveFramework({ organization, frameworkId, archived }: Props) {
  const { act, pending } = useAct();
  return (
    <Button pending={pending} onClick={() => act(() => archiveFrameworkAction(organization, frameworkId))}>
      {archived ? 'Use again' : 'Take out of use'}
    </Button>
  );
}
