'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { archiveAudienceAction, restoreAudienceAction } from '../../actions';

type Props = { organization: string; audienceId: string; archived: boolean };

/** Archives an audience, or brings it back. */
export function ArchiveAudience({ organization, audienceId, archived }: Props) {
  const [open, setOpen] = useState(false);
  const act = archived ? restoreAudienceAction : archiveAudienceAction;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{archived ? 'Restore' : 'Archive'}</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={archived ? 'Restore this audience?' : 'Archive this audience?'}
        description={
          archived
            ? 'Policies, courses and checks can choose it again.'
            : 'Nothing can be addressed to it any more. While something is, it cannot be archived.'
        }
        confirmLabel={archived ? 'Restore audience' : 'Archive audience'}
        tone={archived ? 'primary' : 'danger'}
        onConfirm={async () => {
          const { ok, message } = await act(organization, audienceId);
          return ok ? null : message;
        }}
      />
    </>
  );
}
