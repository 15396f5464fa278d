'use client';

import type { DescribedArea } from '#lib/claim/area-schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormTextareaField, FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { renameSectionAction } from '../../actions';
import { describeAreaAction } from '../actions';

type Common = { organization: string; onClose: () => void };

/** Renames an area. */
export function RenameDialog({ organization, onClose, area }: Common & { area: string }) {
  return (
    <Dialog open onOpenChange={onClose} title="Rename area">
      <ActionForm action={renameSectionAction.bind(null, organization, area)} onDone={onClose}>
        <FormTextField
          name="name"
          label="Name"
          hint="Taking the name of another area joins the two."
          defaultValue={area}
          required
          autoFocus
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Rename</SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}

/** Says what stands above an area: the chapter around several areas, and an introduction. */
export function DescribeDialog({
  organization,
  onClose,
  area,
  chapters,
}: Common & { area: DescribedArea; chapters: readonly string[] }) {
  return (
    <Dialog open onOpenChange={onClose} size="md" title="Describe area">
      <ActionForm
        action={describeAreaAction.bind(null, organization, area.title, area.revision)}
        onDone={onClose}
      >
        <FormTextField
          name="chapter"
          label="Chapter"
          hint="Areas of one chapter stand together under its name. Leave it empty if you need none."
          defaultValue={area.chapter}
          list="chapters"
          autoFocus
        />
        <datalist id="chapters">
          {chapters.map((chapter) => (
            <option key={chapter} value={chapter} />
          ))}
        </datalist>
        <FormTextareaField
          name="introduction"
          label="Introduction"
          hint="What visitors read before the claims: goals, background, answers. Markdown, with lists and links."
          defaultValue={area.introduction}
          rows={8}
        />
        <DialogActions>
          <Button onClick={onClose}>Cancel</Button>
          <SubmitButton>Save</SubmitButton>
        </DialogActions>
      </ActionForm>
    </Dialog>
  );
}
