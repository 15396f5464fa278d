'use client';

import { ClipboardList, Plus } from 'lucide-react';
import { useState } from 'react';
import {
  type ChecklistKind,
  type ChecklistRow,
  checklistKindLabels,
  checklistKinds,
} from '#lib/checklist/schema.ts';
import { trainingPaths } from '#lib/training-paths.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormDateField, FormSelectField, FormTextField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { TextCell } from '@/components/table/cells';
import { DataTable, type ListPage } from '@/components/table/data-table';
import { columnsOf } from '@/components/table/features';
import { Status } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { EmptyState } from '@/components/ui/empty-state';
import { LinkButton } from '@/components/ui/link-button';
import { Progress } from '@/components/ui/progress';
import { Time } from '@/components/ui/time';
import { makeChecklistAction } from '../actions';

const column = columnsOf<ChecklistRow>();
const columns = column.columns([
  column.accessor('personName', {
    header: 'Person',
    meta: { width: 'wide' },
    cell: ({ row }) => <TextCell text={row.original.personName} note={row.original.name} />,
  }),
  column.accessor('kind', { header: 'For', cell: (cell) => checklistKindLabels[cell.getValue()] }),
  column.accessor('day', {
    header: 'Day',
    cell: (cell) => <Time value={cell.getValue()} precision="day" />,
  }),
  column.accessor('ended', {
    header: 'Done',
    cell: ({ row }) => (
      <Progress
        label={`${row.original.ended} of ${row.original.items}`}
        value={row.original.ended}
        max={row.original.items}
        tone={row.original.ended === row.original.items ? 'positive' : 'accent'}
      />
    ),
  }),
  column.accessor('overdue', {
    header: 'Overdue',
    cell: (cell) => (
      <Status tone={cell.getValue() > 0 ? 'danger' : 'neutral'}>{String(cell.getValue())}</Status>
    ),
  }),
]);

type Props = {
  organization: string;
  rows: readonly ChecklistRow[];
  templates: readonly { id: string; name: string; kind: ChecklistKind }[];
  editable: boolean;
  page: ListPage;
};

/** Every list, the newest first. */
export function ChecklistTable({ organization, rows, templates, editable, page }: Props) {
  const [adding, setAdding] = useState(false);
  const close = () => setAdding(false);
  return (
    <>
      <DataTable
        label="Checklists"
        columns={columns}
        rows={rows}
        rowId={(row) => row.id}
        rowLabel={(row) => `${row.personName}: ${row.name}`}
        rowHref={(row) => trainingPaths.checklist(organization, row.id)}
        page={page}
        searchLabel="Search person or list"
        filters={[
          {
            name: 'kind',
            label: 'Joining or leaving',
            options: checklistKinds.map((value) => ({ value, label: checklistKindLabels[value] })),
          },
          {
            name: 'state',
            label: 'Any state',
            options: [
              { value: 'open', label: 'Open' },
              { value: 'finished', label: 'Finished' },
              { value: 'unowned', label: 'With items without an owner' },
            ],
          },
        ]}
        tools={
          editable &&
          templates.length > 0 && (
            <Button size="sm" variant="primary" onClick={() => setAdding(true)}>
              <Plus aria-hidden />
              Make a list
            </Button>
          )
        }
        empty={
          <EmptyState
            icon={<ClipboardList />}
            title="No checklists yet"
            description="Begin with a template; lists can be made by themselves for whoever joins or leaves."
            actions={
              editable &&
              templates.length === 0 && (
                <LinkButton variant="primary" href={trainingPaths.templates(organization)}>
                  Begin with a template
                </LinkButton>
              )
            }
          />
        }
      />
      <Dialog open={adding} onOpenChange={close} size="md" title="Make a list">
        <ActionForm action={makeChecklistAction.bind(null, organization)}>
          <FormTextField name="email" type="email" label="Work e-mail of the person" required dir="ltr" />
          <FormSelectField
            name="templateId"
            label="Template"
            required
            defaultValue={templates[0]?.id ?? ''}
            options={templates.map(({ id, name }) => ({ value: id, label: name }))}
          />
          <FormDateField name="day" label="Day" hint="Empty: the day on which the person joins or leaves." />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Make list</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
