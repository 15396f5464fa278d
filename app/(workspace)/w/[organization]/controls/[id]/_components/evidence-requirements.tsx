'use client';

import { useState } from 'react';
import { frequencyLabel, type RequirementRow } from '#lib/evidence-requirement/schema.ts';
import { dueLooks, dueStanding } from '#lib/evidence-requirement/standing.ts';
import { workspacePaths } from '#lib/paths.ts';
import { RequirementForm } from '@/components/evidence/requirement-form';
import { Status } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog } from '@/components/ui/dialog';
import { LinkButton } from '@/components/ui/link-button';
import { Panel } from '@/components/ui/panel';
import type { Option } from '@/components/ui/text-field';
import { Time } from '@/components/ui/time';
import {
  addRequirementAction,
  changeRequirementAction,
  endRequirementAction,
} from '../../../evidence/actions';

type AskedProps = {
  organization: string;
  controlId: string;
  today: string;
  rows: readonly RequirementRow[];
  members: readonly Option[];
  editable: boolean;
};

/** What evidence is asked for of a control, by when, and of whom. */
export function EvidenceRequirements({ organization, controlId, ...props }: AskedProps) {
  const { today, rows, members, editable } = props;
  const [open, setOpen] = useState<RequirementRow | 'new' | null>(null);
  const [ending, setEnding] = useState<RequirementRow | null>(null);
  const close = () => setOpen(null);
  const changed = open !== null && open !== 'new' ? open : null;
  return (
    <Panel
      title="Evidence asked for"
      padded={false}
      actions={
        editable && (
          <Button size="sm" onClick={() => setOpen('new')}>
            Ask for evidence
          </Button>
        )
      }
    >
      {rows.length === 0 && <p className="p-4 text-ink-muted">Nothing is asked for regularly yet.</p>}
      <ul className="divide-y">
        {rows.map((row) => {
          const { label, tone } = dueLooks[dueStanding(row, today)];
          return (
            <li key={row.id} className="flex flex-wrap items-start justify-between gap-3 px-4 py-3">
              <div className="min-w-0 flex-1 basis-56">
                <p dir="auto" className="wrap-anywhere font-medium">
                  {row.what}
                </p>
                <p className="text-ink-muted text-xs">
                  {frequencyLabel(row.everyDays)}, <bdi>{row.responsibleName ?? 'nobody responsible'}</bdi>
                </p>
                <p className="mt-1">
                  <Status tone={tone}>{label}</Status>{' '}
                  {row.dueOn && (
                    <span className="text-ink-muted">
                      due on <Time value={row.dueOn} precision="day" />
                    </span>
                  )}
                </p>
              </div>
              {editable && (
                <div className="flex flex-wrap gap-2">
                  <LinkButton
                    size="sm"
                    href={workspacePaths.addEvidence(organization, { requirement: row.id })}
                  >
                    Bring
                  </LinkButton>
                  <Button size="sm" variant="ghost" onClick={() => setOpen(row)}>
                    Change
                  </Button>
                  <Button size="sm" variant="ghost" onClick={() => setEnding(row)}>
                    End
                  </Button>
                </div>
              )}
            </li>
          );
        })}
      </ul>
      <Dialog
        open={open !== null}
        onOpenChange={close}
        title={changed ? 'Change what is asked for' : 'Ask for evidence'}
        size="md"
      >
        <RequirementForm
          action={
            changed
              ? changeRequirementAction.bind(null, organization, controlId, changed.id)
              : addRequirementAction.bind(null, organization, controlId)
          }
          members={members}
          today={today}
          {...(changed ? { requirement: changed } : {})}
          onClose={close}
        />
      </Dialog>
      <ConfirmDialog
        open={ending !== null}
        onOpenChange={() => setEnding(null)}
        title="Stop asking for this evidence?"
        description={`“${ending?.what ?? ''}” is owed no more and nobody is reminded of it. What was brought stays. It cannot be taken up again, only asked for anew.`}
        confirmLabel="Stop asking"
        onConfirm={async () => {
          if (!ending) return null;
          const { ok, message } = await endRequirementAction(organization, controlId, ending.id);
          return ok ? null : message;
        }}
      />
    </Panel>
  );
}
