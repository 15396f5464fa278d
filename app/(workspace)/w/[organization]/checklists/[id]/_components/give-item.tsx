'use client';

import type { OwnerRole } from '#lib/checklist/schema.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormSelectField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { assignItemAction } from '../../actions';

/** To whom items can be given; `managerId` is the member to whom the person of the list reports. */
export type ItemOwners = {
  members: readonly { id: string; name: string }[];
  roles: readonly OwnerRole[];
  managerId: string | null;
};

type Props = {
  organization: string;
  owners: ItemOwners;
  /** The item with who has it, in the word of `holderOf` and in words; null while none is given. */
  item: { id: string; title: string; holder: string; who: string } | null;
  onClose: () => void;
};

function choicesOf({ members, roles, managerId }: ItemOwners, holder: string) {
  const manager = members.find(({ id }) => id === managerId);
  return [
    ...(manager && holder !== `member:${manager.id}`
      ? [{ value: 'manager', label: `Their manager: ${manager.name}` }]
      : []),
    ...roles.map((role) => ({ value: `role:${role}`, label: `Role: ${role}` })),
    ...members.map(({ id, name }) => ({ value: `member:${id}`, label: name })),
  ].filter(({ value }) => value !== holder);
}

/** Asks who gets an open item. */
export function GiveItem({ organization, owners, item, onClose }: Props) {
  return (
    <Dialog
      open={item !== null}
      onOpenChange={onClose}
      title="Give to somebody else"
      description={
        item && (
          <>
            <bdi>{item.title}</bdi> (<bdi>{item.who}</bdi>). Whoever gets it is told in their daily mail.
          </>
        )
      }
    >
      {item && (
        <ActionForm action={assignItemAction.bind(null, organization, item.id)} onDone={onClose}>
          <input type="hidden" name="seen" value={item.holder} />
          <FormSelectField
            name="to"
            label="Give to"
            placeholder="Choose who does it"
            required
            options={choicesOf(owners, item.holder)}
          />
          <DialogActions>
            <Button onClick={onClose}>Cancel</Button>
            <SubmitButton>Give</SubmitButton>
          </DialogActions>
        </ActionForm>
      )}
    </Dialog>
  );
}
