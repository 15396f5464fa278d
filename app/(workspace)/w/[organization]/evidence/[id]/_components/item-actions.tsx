'use client';

import { useState } from 'react';
import { workspacePaths } from '#lib/paths.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { LinkButton } from '@/components/ui/link-button';
import { archiveEvidenceAction, changeEvidenceAction, restoreEvidenceAction } from '../../actions';

type ItemProps = {
  organization: string;
  itemId: string;
  title: string;
  archived: boolean;
  /** Controls that it proves now. */
  proves: readonly string[];
};

/** Rename, archive, restore, bring a revision. */
export function ItemActions({ organization, itemId, title, archived, proves }: ItemProps) {
  const [open, setOpen] = useState<'rename' | 'archive' | null>(null);
  const { act, pending } = useAct();
  const close = () => setOpen(null);
  if (archived) {
    return (
      <Button pending={pending} onClick={() => act(() => restoreEvidenceAction(organization, itemId))}>
        Restore
      </Button>
    );
  }
  const depends = proves.length > 0 ? `It proves ${proves.join(', ')}; from then on it no longer does. ` : '';
  return (
    <>
      <LinkButton variant="primary" href={workspacePaths.addEvidence(organization, { item: itemId })}>
        Add revision
      </LinkButton>
      <Button onClick={() => setOpen('rename')}>Rename</Button>
      <Button variant="ghost" onClick={() => setOpen('archive')}>
        Archive
      </Button>
      <Dialog open={open === 'rename'} onOpenChange={close} title="Rename this evidence">
        <ActionForm action={changeEvidenceAction.bind(null, organization, itemId)} onDone={close}>
          <FormTextField name="title" label="Title" defaultValue={title} required maxLength={200} />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Save</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
      <ConfirmDialog
        open={open === 'archive'}
        onOpenChange={close}
        title="Archive this evidence?"
        description={`${depends}Revisions, reviews and links are kept, and you can restore it.`}
        confirmLabel="Archive evidence"
        onConfirm={async () => {
          const { ok, message } = await archiveEvidenceAction(organization, itemId);
          return ok ? null : message;
        }}
      />
    </>
  );
}
