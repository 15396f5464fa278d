'use client';

import { useState } from 'react';
import { workspacePaths } from '#lib/paths.ts';
import { ControlChoice, type ControlOption } from '@/components/evidence/control-choice';
import { ActionForm } from '@/components/form/action-form';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { PageLink } from '@/components/ui/page-link';
import { Panel } from '@/components/ui/panel';
import { Time } from '@/components/ui/time';
import { linkEvidenceAction, unlinkEvidenceAction } from '../../actions';

type Link = {
  id: string;
  createdAt: Date;
  createdByName: string;
  removedAt: Date | null;
  removedByName: string;
  control: ControlOption;
  evidenceRequirement: { what: string } | null;
};

type LinkedProps = {
  organization: string;
  itemId: string;
  links: readonly Link[];
  /** Controls to choose from; empty where nothing may be linked. */
  choices: readonly ControlOption[];
};

/** The controls that an item proves, and those that it proved. */
export function LinkedControls({ organization, itemId, links, choices }: LinkedProps) {
  const [open, setOpen] = useState(false);
  const { act, pending } = useAct();
  const current = links.filter(({ removedAt }) => removedAt === null);
  const linked = new Set(current.map(({ control }) => control.id));
  const editable = choices.length > 0;
  return (
    <Panel
      title="Controls"
      padded={false}
      actions={
        editable && (
          <Button size="sm" onClick={() => setOpen(true)}>
            Link
          </Button>
        )
      }
    >
      {links.length === 0 && <p className="p-4 text-ink-muted">It proves no control yet.</p>}
      <ul className="divide-y">
        {links.map((link) => (
          <li key={link.id} className="flex items-start justify-between gap-3 px-4 py-2.5">
            <div className="min-w-0">
              <PageLink
                href={workspacePaths.control(organization, link.control.id)}
                className="font-medium hover:underline"
              >
                {link.control.identifier}
              </PageLink>{' '}
              <span dir="auto" className="wrap-anywhere">
                {link.control.title}
              </span>
              {link.evidenceRequirement && (
                <p dir="auto" className="wrap-anywhere text-ink-muted text-xs">
                  Answers: {link.evidenceRequirement.what}
                </p>
              )}
              <p className="text-ink-muted text-xs">
                {link.removedAt ? 'Until ' : 'Since '}
                <Time value={link.removedAt ?? link.createdAt} precision="day" />, by{' '}
                <bdi>{link.removedAt ? link.removedByName : link.createdByName}</bdi>
              </p>
            </div>
            {editable && !link.removedAt && (
              <Button
                size="sm"
                variant="ghost"
                pending={pending}
                aria-label={`Unlink ${link.control.identifier}`}
                onClick={() => act(() => unlinkEvidenceAction(organization, itemId, link.control.id))}
              >
                Unlink
              </Button>
            )}
          </li>
        ))}
      </ul>
      <Dialog open={open} onOpenChange={setOpen} title="Link controls" size="md">
        <ActionForm
          action={linkEvidenceAction.bind(null, organization, itemId)}
          onDone={() => setOpen(false)}
        >
          <ControlChoice controls={choices.filter(({ id }) => !linked.has(id))} chosen={[]} error={null} />
          <DialogActions>
            <Button onClick={() => setOpen(false)}>Cancel</Button>
            <SubmitButton>Link</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </Panel>
  );
}
