'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { formatPlural } from '#lib/format.ts';
import { Button } from '@/components/ui/button';
import { Dialog } from '@/components/ui/dialog';
import type { PolicyDeed } from './policy-spec';
import { StepsForm } from './steps-form';
import { StepsResult } from './steps-result';
import { useSteps } from './use-steps';

const words = {
  submit: {
    button: 'Submit',
    title: (what: string) => `Submit ${what} for approval?`,
    none: 'None of these can be submitted',
    description:
      'Each is frozen as it stands and waits for its own approvals. An edit takes it back to a draft.',
  },
  publish: {
    button: 'Publish',
    title: (what: string) => `Publish ${what}?`,
    none: 'None of these can be published',
    description: 'What is published can never be changed again; a correction is a new version.',
  },
} as const;

type Props = {
  organization: string;
  deed: PolicyDeed;
  ids: readonly string[];
  /** All that the list shows, where that is more than was chosen: its query and how many. */
  all: { search: string; count: number } | null;
  onDone: () => void;
};

/** Puts the chosen policies up for approval, or publishes them: first a look at which and which not, then how it went. */
export function BulkSteps({ organization, deed, ids, all, onDone }: Props) {
  const [open, setOpen] = useState(false);
  const [whole, setWhole] = useState(false);
  const { preview, progress, result, look, run, stop, isRunning } = useSteps(organization, deed);
  const router = useRouter();
  const { button, title, none, description } = words[deed];
  const steps = preview?.steps ?? [];
  const count = preview?.ok ? steps.filter(({ whyNot }) => whyNot === null).length : ids.length;
  const asked = count === 0 ? none : title(formatPlural(count, 'policy', 'policies'));
  const begin = (everything: boolean) => {
    setWhole(everything);
    setOpen(true);
    void look(everything && all ? { search: all.search } : { ids });
  };
  const close = () => {
    if (isRunning()) return;
    setOpen(false);
    if (!result) return;
    router.refresh();
    onDone();
  };
  return (
    <>
      <Button size="sm" onClick={() => begin(false)}>
        {button}
      </Button>
      <Dialog
        open={open}
        onOpenChange={close}
        size="md"
        title={result ? button : asked}
        description={result || count === 0 ? undefined : description}
      >
        {result ? (
          <StepsResult deed={deed} steps={steps} result={result} onClose={close} />
        ) : (
          <StepsForm
            deed={deed}
            preview={preview}
            progress={progress}
            action={run}
            all={whole ? null : (all?.count ?? null)}
            onAll={() => begin(true)}
            onStop={stop}
            onClose={close}
          />
        )}
      </Dialog>
    </>
  );
}
