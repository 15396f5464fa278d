'use client';

import { useState } from 'react';
import type { Tier } from '#lib/document/tier.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { DocumentFields } from '../../_components/document-fields';
import { archiveDocumentAction, changeDocumentAction, restoreDocumentAction } from '../../actions';

type Facts = {
  id: string;
  title: string;
  description: string;
  tier: Tier;
  position: number;
  whyNot: { change: string | null; restore: string | null };
};

type ActionsProps = { organization: string; document: Facts };

/** Edit, archive, restore. */
export function DocumentActions({ organization, document }: ActionsProps) {
  const [open, setOpen] = useState<'edit' | 'archive' | null>(null);
  const { act, pending } = useAct();
  const { id, whyNot } = document;
  const close = () => setOpen(null);
  if (whyNot.restore === null) {
    return (
      <Button pending={pending} onClick={() => act(() => restoreDocumentAction(organization, id))}>
        Restore
      </Button>
    );
  }
  return (
    <>
      <Button disabledReason={whyNot.change ?? undefined} onClick={() => setOpen('edit')}>
        Edit
      </Button>
      <Button variant="ghost" onClick={() => setOpen('archive')}>
        Archive
      </Button>
      <Dialog open={open === 'edit'} onOpenChange={close} title="Edit document" size="md">
        <ActionForm action={changeDocumentAction.bind(null, organization, id)} onDone={close}>
          <DocumentFields title={document.title} description={document.description} tier={document.tier} />
          <FormTextField
            name="position"
            type="number"
            label="Place in the list"
            hint="0 comes first."
            defaultValue={document.position}
            min={0}
            required
          />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Save</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
      <ConfirmDialog
        open={open === 'archive'}
        onOpenChange={close}
        title="Archive this document?"
        description="It leaves the portal at once, nobody can download it, and running downloads are cut. You can restore it."
        confirmLabel="Archive document"
        onConfirm={async () => {
          const { ok, message } = await archiveDocumentAction(organization, id);
          return ok ? null : message;
        }}
      />
    </>
  );
}
