'use client';

import { useState } from 'react';
import { type NdaChange, ndaChangeTexts } from '#lib/nda/schema.ts';
import { Button } from '@/components/ui/button';
import { ConfirmDialog } from '@/components/ui/confirm-dialog';
import { useToast } from '@/components/ui/toast';
import { publishNdaDraft } from '../../../actions';

type Props = {
  organization: string;
  version: { id: string; number: number; sha256: string; change: NdaChange };
  whyNot: string | null;
};

/** Publishes the saved draft, after saying what that means for everybody who signed before. */
export function PublishDraft({ organization, version, whyNot }: Props) {
  const [open, setOpen] = useState(false);
  const toast = useToast();
  const { id: versionId, sha256, change, number } = version;
  const publish = async () => {
    const { ok, message } = await publishNdaDraft(organization, { versionId, sha256, change });
    if (!ok) return message ?? 'It could not be published.';
    if (message) toast(message);
    return null;
  };
  return (
    <>
      <Button variant="primary" disabledReason={whyNot} onClick={() => setOpen(true)}>
        Publish
      </Button>
      <ConfirmDialog
        open={open}
        onOpenChange={setOpen}
        title={`Publish version ${number}?`}
        description="Visitors read and sign this text from now on. It can never be changed again; a correction is a new version."
        confirmLabel={`Publish version ${number}`}
        tone="primary"
        onConfirm={publish}
      >
        <p className="rounded-lg bg-sunken px-3.5 py-3">
          <span className="font-medium">{ndaChangeTexts[change].label}.</span>{' '}
          <span className="text-ink-muted">{ndaChangeTexts[change].hint}</span>
        </p>
      </ConfirmDialog>
    </>
  );
}
