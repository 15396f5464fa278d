'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { z } from 'zod';
import { FileDrop } from '../ui/file-drop';

const answer = z.object({ draftId: z.string().optional(), message: z.string().optional() });
const apology = 'The file could not be sent. Please check your connection and try again.';

type Props = {
  label: string;
  hint: string;
  accept: string;
  /** Where a file of this name is sent, without the name itself. */
  receive: string;
  /** What stands before the draft's id in the address of its preview. */
  previews: string;
};

/** Takes a file that is imported after a look at it, and opens its preview. */
export function TableDrop({ label, hint, accept, receive, previews }: Props) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const send = async (file: File) => {
    const response = await fetch(`${receive}${encodeURIComponent(file.name)}`, {
      method: 'POST',
      body: file,
    }).catch(() => null);
    const parsed = answer.safeParse(await response?.json().catch(() => null));
    if (parsed.success && parsed.data.draftId) router.push(`${previews}/${parsed.data.draftId}`);
    else setProblem((parsed.success && parsed.data.message) || apology);
  };
  return (
    <>
      <FileDrop
        label={label}
        hint={hint}
        accept={accept}
        error={problem}
        onFiles={([file]) => {
          setProblem(null);
          if (file) startTransition(() => send(file));
        }}
      />
      <p role="status" className="mt-2 min-h-5 text-ink-muted">
        {pending && 'Reading the file …'}
      </p>
    </>
  );
}
