'use client';

import { useState } from 'react';
import { profilePaths } from '#lib/profile-paths.ts';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { LinkButton } from '@/components/ui/link-button';
import { archiveProfileAction, restoreProfileAction } from '../../actions';

type Props = {
  organization: string;
  profile: { id: string; name: string; archived: boolean };
  editable: boolean;
};

/** What can be done with a whole profile. */
export function ProfileActions({ organization, profile, editable }: Props) {
  const [asking, setAsking] = useState(false);
  const { id, name, archived } = profile;
  if (!editable) return null;
  const act = archived ? restoreProfileAction : archiveProfileAction;
  const verb = archived ? 'Restore' : 'Archive';
  return (
    <>
      {!archived && (
        <>
          <LinkButton href={profilePaths.import(organization, id)}>Import</LinkButton>
          <LinkButton href={profilePaths.change(organization, id)}>Edit</LinkButton>
        </>
      )}
      <Button onClick={() => setAsking(true)}>{verb}</Button>
      <ConfirmDialog
        open={asking}
        onOpenChange={setAsking}
        title={`${verb} ${name}?`}
        description={
          archived
            ? 'It can be changed again from now on.'
            : 'It can be read but not changed, until somebody restores it. Its tasks stay open.'
        }
        confirmLabel={`${verb} profile`}
        tone={archived ? 'primary' : 'danger'}
        onConfirm={async () => {
          const { ok, message } = await act(organization, id);
          return ok ? null : message;
        }}
      />
    </>
  );
}
