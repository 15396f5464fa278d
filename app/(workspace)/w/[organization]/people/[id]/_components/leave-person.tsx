'use client';

import { useState } from 'react';
import { formatDate } from '#lib/format.ts';
import { sentenceOf, type WorkOfMember } from '#lib/hand-over/schema.ts';
import type { Standing } from '#lib/person/standing.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormDateField, FormSelectField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { leavePersonAction, rejoinPersonAction } from '../../actions';

type Leaver = {
  id: string;
  name: string;
  standing: Standing;
  leftOn: string | null;
  today: string;
  hasPrivateEmail: boolean;
  member: { removedAt: Date | null } | null;
};

type Props = {
  organization: string;
  person: Leaver;
  /** Their open tasks and items; null where there is none. */
  work: WorkOfMember | null;
  choices: readonly { id: string; name: string }[];
};

/** Lets a person leave, or takes that back. Both dialogs stay: the one that is done closes, and never turns into the other. */
export function LeavePerson({ organization, person, work, choices }: Props) {
  const [open, setOpen] = useState<'leave' | 'rejoin' | null>(null);
  const close = () => setOpen(null);
  const { leftOn } = person;
  return (
    <>
      <Button onClick={() => setOpen(leftOn ? 'rejoin' : 'leave')}>{leftOn ? 'Bring back' : 'Leaves'}</Button>
      <ConfirmDialog
        open={open === 'rejoin'}
        onOpenChange={close}
        title={person.standing === 'left' ? 'Bring them back?' : 'They stay?'}
        description={leftOn && backAgain(person, leftOn)}
        confirmLabel="Bring back"
        tone="primary"
        onConfirm={async () => {
          const { ok, message } = await rejoinPersonAction(organization, person.id);
          return ok ? null : message;
        }}
      />
      <Dialog
        open={open === 'leave'}
        onOpenChange={close}
        title="On which day do they leave?"
        description="It may be past or still to come. From that day on they are not asked for anything."
      >
        <ActionForm action={leavePersonAction.bind(null, organization, person.id)} onDone={close}>
          <ul className="mb-4 list-disc ps-5 text-ink-muted">
            <li>Open duties end. What they confirmed stays as proof.</li>
            <li>They are signed out, and links in their mails open nothing any more.</li>
            {person.member?.removedAt === null && (
              <li>Their membership of this workspace ends, whatever roles they hold.</li>
            )}
            <li>
              {person.hasPrivateEmail
                ? 'Their receipts are mailed to their private address.'
                : 'No private address is known: hand them their receipts from their record.'}
            </li>
          </ul>
          <FormDateField name="leftOn" label="First day they are gone" defaultValue={person.today} required />
          {work && (
            <FormSelectField
              name="handOverTo"
              label="Hand over their open work to"
              hint={`${sentenceOf(work)} Whom you choose gets it at once, also where the day is still to come.`}
              placeholder="Nobody yet"
              className="mt-4"
              options={choices.map(({ id, name }) => ({ value: id, label: name }))}
            />
          )}
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Let them leave</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}

function backAgain({ standing, member }: Leaver, leftOn: string): string {
  const day = formatDate(new Date(leftOn));
  if (standing !== 'left') return `They were to leave on ${day}. Nothing has ended yet.`;
  const again = member?.removedAt ? ' Their membership ended; invite them again on the page Members.' : '';
  return `They left on ${day}. They get the duties of today.${again}`;
}
