'use client';

import { Ellipsis } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { grantPaths } from '#lib/grant-paths.ts';
import { workspacePaths } from '#lib/paths.ts';
import { ActionForm } from '@/components/form/action-form';
import { FormSelectField, FormTextareaField } from '@/components/form/fields';
import { SubmitButton } from '@/components/form/submit-button';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { Dialog, DialogActions } from '@/components/ui/dialog';
import { LinkButton } from '@/components/ui/link-button';
import { Menu, MenuItem } from '@/components/ui/menu';
import {
  blockVisitorAction,
  endSessionsAction,
  moveVisitorAction,
  unblockVisitorAction,
} from '../../actions';
import { WaiveDialog } from './waive-dialog';

type Props = {
  organization: string;
  visitor: { id: string; name: string; customerId: string | null };
  blocked: boolean;
  sessions: number;
  customers: readonly { id: string; name: string }[];
  whyNotErase: string | null;
};

/** What can be done to a visitor. */
export function VisitorActions({ organization, visitor, blocked, sessions, customers, whyNotErase }: Props) {
  const [dialog, setDialog] = useState<'block' | 'move' | 'waive' | null>(null);
  const router = useRouter();
  const { pending, act } = useAct();
  const close = () => setDialog(null);
  return (
    <>
      <LinkButton variant="primary" href={grantPaths.give(organization, { visitor: visitor.id })}>
        Give documents
      </LinkButton>
      <Button onClick={() => setDialog('waive')}>Waive NDA</Button>
      {blocked && (
        <Button pending={pending} onClick={() => act(() => unblockVisitorAction(organization, visitor.id))}>
          Lift block
        </Button>
      )}
      <Menu
        trigger={
          <Button variant="secondary" size="icon" aria-label={`More actions for ${visitor.name}`}>
            <Ellipsis aria-hidden />
          </Button>
        }
      >
        <MenuItem onSelect={() => setDialog('move')}>Move to a customer</MenuItem>
        <MenuItem onSelect={() => router.push(workspacePaths.mergeVisitor(organization, visitor.id))}>
          Merge into another visitor
        </MenuItem>
        <MenuItem
          onSelect={() => act(() => endSessionsAction(organization, visitor.id))}
          disabledReason={sessions === 0 ? 'They are signed in nowhere.' : null}
        >
          Sign out everywhere
        </MenuItem>
        <MenuItem
          tone="danger"
          onSelect={() => setDialog('block')}
          disabledReason={blocked ? 'This visitor is blocked already.' : null}
        >
          Block
        </MenuItem>
        <MenuItem
          tone="danger"
          onSelect={() => router.push(grantPaths.eraseVisitor(organization, visitor.id))}
          disabledReason={whyNotErase}
        >
          Erase
        </MenuItem>
      </Menu>
      <WaiveDialog organization={organization} visitor={visitor} open={dialog === 'waive'} onClose={close} />
      <Dialog
        open={dialog === 'block'}
        onOpenChange={close}
        title={`Block ${visitor.name}?`}
        description="They are signed out at once, running downloads are cut, and nothing opens until the block is lifted."
      >
        <ActionForm action={blockVisitorAction.bind(null, organization, visitor.id)} onDone={close}>
          <FormTextareaField
            name="reason"
            label="Reason"
            hint="Kept with the block. They are not told."
            rows={3}
            maxLength={500}
            required
          />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton variant="danger">Block</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
      <Dialog
        open={dialog === 'move'}
        onOpenChange={close}
        title="Move to a customer"
        description="Access rules of the new customer count from now on; what was given stays."
      >
        <ActionForm action={moveVisitorAction.bind(null, organization, visitor.id)} onDone={close}>
          <FormSelectField
            name="customerId"
            label="Customer"
            defaultValue={visitor.customerId ?? ''}
            placeholder="No customer"
            options={customers.map((customer) => ({ value: customer.id, label: customer.name }))}
            optionalNote={null}
          />
          <DialogActions>
            <Button onClick={close}>Cancel</Button>
            <SubmitButton>Move</SubmitButton>
          </DialogActions>
        </ActionForm>
      </Dialog>
    </>
  );
}
