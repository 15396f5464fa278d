'use client';

import { type ReactNode, useState, useTransition } from 'react';
import { Button } from './button';
import { Callout } from './callout';
import { Dialog, DialogActions } from './dialog';

type ConfirmDialogProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  title: string;
  /** What will happen, and whether it can be undone. */
  description: ReactNode;
  /** The verb of the act, e.g. "Revoke grant"; never "OK". */
  confirmLabel: string;
  tone?: 'primary' | 'danger';
  /** Does it; a returned sentence is shown as the failure and the dialog stays open. */
  onConfirm: () => Promise<string | null | undefined>;
  children?: ReactNode;
};

/** Asks before an act that is hard to undo. The safe button has the focus first. */
export function ConfirmDialog({
  open,
  onOpenChange,
  title,
  description,
  confirmLabel,
  ...rest
}: ConfirmDialogProps) {
  const { tone = 'danger', onConfirm, children } = rest;
  const [pending, startTransition] = useTransition();
  const [failure, setFailure] = useState<string | null>(null);
  const confirm = () =>
    startTransition(async () => {
      const message = await onConfirm();
      setFailure(message ?? null);
      if (!message) onOpenChange(false);
    });
  return (
    <Dialog open={open} onOpenChange={onOpenChange} title={title} description={description}>
      {failure && (
        <Callout tone="danger" role="alert" className="mb-4">
          {failure}
        </Callout>
      )}
      {children}
      <DialogActions>
        <Button autoFocus onClick={() => onOpenChange(false)}>
          Cancel
        </Button>
        <Button variant={tone} pending={pending} onClick={confirm}>
          {confirmLabel}
        </Button>
      </DialogActions>
    </Dialog>
  );
}
