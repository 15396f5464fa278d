'use client';

import { type ReactNode, useState } from 'react';
import type { ReportPart } from '#lib/audit-report/part-schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { Panel } from '@/components/ui/panel';
import { removePartAction, savePartAction } from '../../part-actions';

type Place = { organization: string; reportId: string; editable: boolean };
type Row = { id: string; revision: number };

type PartPanelProps<One extends Row> = Place & {
  part: ReportPart;
  title: string;
  description?: string;
  empty: string;
  addLabel: string;
  rows: readonly One[];
  /** The name of a row, for its buttons. */
  nameOf: (row: One) => string;
  show: (row: One) => ReactNode;
  /** The fields of its form; null for a new row. */
  fields: (row: One | null) => ReactNode;
};

/** Where a part of a report stands, as its panels take it. */
export type PartPlace = Place;

/** One part of a report: its rows, each with the ways to change it and take it away, and a form for another. */
export function PartPanel<One extends Row>(props: PartPanelProps<One>) {
  const { organization, reportId, editable, part, rows, nameOf, show, fields } = props;
  const [open, setOpen] = useState<One | 'new' | null>(null);
  const { act, pending } = useAct();
  const close = () => setOpen(null);
  const row = open === 'new' ? null : open;
  const seen = row && { id: row.id, revision: row.revision };
  return (
    <Panel
      title={props.title}
      {...(props.description ? { description: props.description } : {})}
      padded={false}
      actions={
        editable && (
          <Button size="sm" onClick={() => setOpen('new')}>
            {props.addLabel}
          </Button>
        )
      }
    >
      {rows.length === 0 && <p className="p-4 text-ink-muted">{props.empty}</p>}
      <ul className="divide-y">
        {rows.map((one) => (
          <li key={one.id} className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 px-4 py-3">
            <div className="wrap-anywhere min-w-0 flex-1 basis-60">{show(one)}</div>
            {editable && (
              <div className="flex gap-1">
                <Button
                  size="sm"
                  variant="ghost"
                  aria-label={`Change ${nameOf(one)}`}
                  onClick={() => setOpen(one)}
                >
                  Change
                </Button>
                <Button
                  size="sm"
                  variant="ghost"
                  aria-label={`Remove ${nameOf(one)}`}
                  pending={pending}
                  onClick={() =>
                    act(() => removePartAction(organization, reportId, part, one.id, one.revision))
                  }
                >
                  Remove
                </Button>
              </div>
            )}
          </li>
        ))}
      </ul>
      <Dialog
        open={open !== null}
        onOpenChange={close}
        title={row ? `Change ${nameOf(row)}` : props.addLabel}
        size="md"
      >
        <ActionForm action={savePartAction.bind(null, organization, reportId, part, seen)} onDone={close}>
          {fields(row)}
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Save</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </Panel>
  );
}
