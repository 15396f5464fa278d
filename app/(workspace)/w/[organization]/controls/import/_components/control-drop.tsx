'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { z } from 'zod';
import { workspacePaths } from '#lib/paths.ts';
import { FileDrop } from '@/components/ui/file-drop';

const answer = z.object({ draftId: z.string().optional(), message: z.string().optional() });
const apology = 'The table could not be sent. Please check your connection and try again.';

/** Takes a table and opens its preview. */
export function ControlDrop({ organization }: { organization: string }) {
  const router = useRouter();
  const [problem, setProblem] = useState<string | null>(null);
  const [pending, startTransition] = useTransition();
  const send = async (file: File) => {
    const address = workspacePaths.receiveControls(organization, file.name);
    const response = await fetch(address, { method: 'POST', body: file }).catch(() => null);
    const parsed = answer.safeParse(await response?.json().catch(() => null));
    if (parsed.success && parsed.data.draftId)
      router.push(workspacePaths.controlImport(organization, parsed.data.draftId));
    else setProblem((parsed.success && parsed.data.message) || apology);
  };
  return (
    <>
      <FileDrop
        label="Choose a table"
        hint="CSV or XLSX, up to 10,000 controls. You see what would change before anything does."
        accept=".csv,.xlsx,text/csv"
        error={problem}
        onFiles={([file]) => {
          setProblem(null);
          if (file) startTransition(() => send(file));
        }}
      />
      <p role="status" className="mt-2 min-h-5 text-ink-muted">
        {pending && 'Reading the table …'}
      </p>
    </>
  );
}
