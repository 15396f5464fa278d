'use client';

import { Bookmark } from 'lucide-react';
import { useSearchParams } from 'next/navigation';
import { useState } from 'react';
import { workspacePaths } from '#lib/paths.ts';
import type { SavedFilterRow } from '#lib/saved-filter/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Menu, MenuItem, MenuLabel, MenuSeparator } from '@/components/ui/menu';
import { removeFilterAction, renameFilterAction, saveFilterAction } from '../filter-actions';

type Props = { organization: string; filters: readonly SavedFilterRow[] };

/** The member's own filters: one press applies one, the rest is kept in a dialog. */
export function SavedFilters({ organization, filters }: Props) {
  const search = useSearchParams().toString();
  const [dialog, setDialog] = useState<'save' | 'manage' | null>(null);
  const close = () => setDialog(null);
  return (
    <>
      <Menu
        trigger={
          <Button size="sm">
            <Bookmark aria-hidden />
            Filters
          </Button>
        }
      >
        {filters.length > 0 && <MenuLabel>My filters</MenuLabel>}
        {filters.map((filter) => (
          <MenuItem key={filter.id} href={`${workspacePaths.controls(organization)}?${filter.parameters}`}>
            <bdi>{filter.name}</bdi>
          </MenuItem>
        ))}
        {filters.length > 0 && <MenuSeparator />}
        <MenuItem onSelect={() => setDialog('save')}>Keep this filter</MenuItem>
        {filters.length > 0 && <MenuItem onSelect={() => setDialog('manage')}>Rename or remove</MenuItem>}
      </Menu>
      <Dialog
        open={dialog === 'save'}
        onOpenChange={close}
        title="Keep this filter"
        description="What you search, narrow and sort by, under a name. Only you see it."
      >
        <ActionForm action={saveFilterAction.bind(null, organization, search)} onDone={close}>
          <FormTextField name="name" label="Name" required autoFocus maxLength={80} />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Keep filter</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
      <Dialog open={dialog === 'manage'} onOpenChange={close} title="My filters" size="md">
        <ul className="flex flex-col gap-4">
          {filters.map((filter) => (
            <li key={filter.id}>
              <KeptFilter organization={organization} filter={filter} />
            </li>
          ))}
        </ul>
        {filters.length === 0 && <p className="text-ink-muted">You keep no filters any more.</p>}
        <DialogActions>
          <Button onClick={close}>Done</Button>
        </DialogActions>
      </Dialog>
    </>
  );
}

function KeptFilter({ organization, filter }: { organization: string; filter: SavedFilterRow }) {
  const { act, pending } = useAct();
  return (
    <ActionForm action={renameFilterAction.bind(null, organization, filter.id)} className="gap-2">
      <FormTextField
        name="name"
        id={`filter-${filter.id}`}
        label={`Name of “${filter.name}”`}
        defaultValue={filter.name}
        required
        maxLength={80}
      />
      <div className="flex gap-2">
        <SubmitButton size="sm" variant="secondary">
          Rename
        </SubmitButton>
        <Button
          size="sm"
          variant="ghost"
          pending={pending}
          onClick={() => act(() => removeFilterAction(organization, filter.id))}
        >
          Remove
        </Button>
      </div>
    </ActionForm>
  );
}
