'use client';

import { useState } from 'react';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { archiveCourseAction, restoreCourseAction } from '../../actions';

type Props = { organization: string; courseId: string; archived: boolean };

/** Archives a course, or brings it back. */
export function ArchiveCourse({ organization, courseId, archived }: Props) {
  const [open, setOpen] = useState(false);
  const act = archived ? restoreCourseAction : archiveCourseAction;
  return (
    <>
      <Button onClick={() => setOpen(true)}>{archived ? 'Restore' : 'Archive'}</Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={archived ? 'Restore this course?' : 'Archive this course?'}
        description={
          archived
            ? 'Whoever it is for owes it again.'
            : 'Nobody owes it any more, and it proves nothing. What was done is kept.'
        }
        confirmLabel={archived ? 'Restore course' : 'Archive course'}
        tone={archived ? 'primary' : 'danger'}
        onConfirm={async () => {
          const { ok, message } = await act(organization, courseId);
          return ok ? null : message;
        }}
      />
    </>
  );
}
