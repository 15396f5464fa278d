'use client';

import { Plus } from 'lucide-react';
import { useState } from 'react';
import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { addDocumentAction } from '../actions';
import { DocumentFields } from './document-fields';

/** The button that adds a document; its file follows on its page. */
export function AddDocument({ organization }: { organization: string }) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button variant="primary" onClick={() => setOpen(true)}>
        <Plus aria-hidden />
        Add document
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Add a document"
        description="You upload its file next."
        size="md"
      >
        <ActionForm action={addDocumentAction.bind(null, organization)}>
          <DocumentFields />
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <SubmitButton>Add document</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
