'use client';

import { useState } from 'react';
import { workspacePaths } from '#lib/paths.ts';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { DateField, SelectField } from '@/components/ui/text-field';

type PackDialogProps = { organization: string; frameworks: readonly { id: string; label: string }[] };

/** Asks what the auditor's pack is to hold, and downloads it. */
export function PackDialog({ organization, frameworks }: PackDialogProps) {
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" onClick={() => setOpen(true)}>
        Auditor’s pack
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Auditor’s pack"
        description="A ZIP with the evidence, and a manifest that lists each file with its hash."
      >
        <form
          onSubmit={(event) => {
            // Sent by itself, the form would be taken back when the dialog closes.
            event.preventDefault();
            const asked = [...new FormData(event.currentTarget)].map(([name, value]) => [
              name,
              String(value),
            ]);
            window.location.assign(
              `${workspacePaths.evidencePack(organization)}?${new URLSearchParams(asked)}`,
            );
            setOpen(false);
          }}
          className="grid gap-4"
        >
          <SelectField
            name="framework"
            label="Framework"
            hint="Evidence of the controls that are mapped to it."
            options={[
              { value: '', label: 'All controls' },
              ...frameworks.map(({ id, label }) => ({ value: id, label })),
            ]}
          />
          <div className="grid grid-cols-2 gap-4">
            <DateField name="from" label="From" />
            <DateField name="to" label="To" />
          </div>
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <Button type="submit" variant="primary">
              Download
            </Button>
          </DialogActions>
        </form>
      </Dialog>
    </>
  );
}
