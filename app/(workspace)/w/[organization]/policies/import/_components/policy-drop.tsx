'use client';

import { FolderUp } from 'lucide-react';
import { useRouter } from 'next/navigation';
import { useRef, useState, useTransition } from 'react';
import { z } from 'zod';
import { formatPlural } from '#lib/format.ts';
import { policyImportPaths } from '#lib/policy-import-paths.ts';
import { Button } from '@/components/ui/button';
import { FileDrop } from '@/components/ui/file-drop';
import { Progress } from '@/components/ui/progress';
import { type ChosenFile, chosenFiles, droppedFiles, uploadOf } from './chosen-files';

const answer = z.object({ draftId: z.string().optional(), message: z.string().optional() });
const apology = 'The files could not be sent. Please check your connection and try again.';
const mostBytes = 100 * 1024 * 1024;

/** Takes files or a folder and opens their preview. */
export function PolicyDrop({ organization }: { organization: string }) {
  const router = useRouter();
  const folder = useRef<HTMLInputElement>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [count, setCount] = useState(0);
  const [pending, startTransition] = useTransition();
  const send = async (found: ChosenFile[] | Promise<ChosenFile[]>) => {
    const chosen = await Promise.resolve(found).catch(() => []);
    if (chosen.length === 0) return setProblem('There is no file in it.');
    if (chosen.reduce((sum, { file }) => sum + file.size, 0) > mostBytes)
      return setProblem('This is too much at once: at most 100 MB. Please import fewer files.');
    setCount(chosen.length);
    const upload = await uploadOf(chosen).catch(() => null);
    const response =
      upload &&
      (await fetch(policyImportPaths.receive(organization, upload.name), {
        method: 'POST',
        body: upload.body,
      }).catch(() => null));
    const parsed = answer.safeParse(await response?.json().catch(() => null));
    if (parsed.success && parsed.data.draftId)
      router.push(policyImportPaths.preview(organization, parsed.data.draftId));
    else setProblem((parsed.success && parsed.data.message) || apology);
  };
  const take = (found: ChosenFile[] | Promise<ChosenFile[]>) => {
    setProblem(null);
    startTransition(() => send(found));
  };
  return (
    <>
      <FileDrop
        label="Choose files"
        hint="Markdown, DOCX, PDF, a folder or a ZIP of them, up to 100 MB. You see what would change before anything does."
        accept=".md,.markdown,.txt,.docx,.pdf,.zip,.png,.jpg,.jpeg,.webp,.gif"
        multiple
        error={problem}
        onFiles={(files) => take(chosenFiles(files))}
        onDropped={(dropped) => take(droppedFiles(dropped))}
      />
      <input
        ref={folder}
        type="file"
        hidden
        multiple
        // @ts-expect-error Every browser knows it; React's types do not.
        webkitdirectory=""
        onChange={({ target }) => {
          take(chosenFiles([...(target.files ?? [])]));
          target.value = '';
        }}
      />
      <div className="mt-3 flex flex-wrap items-center gap-4">
        <Button onClick={() => folder.current?.click()}>
          <FolderUp aria-hidden className="size-4" />
          Choose a folder
        </Button>
        <div role="status" className="min-w-48 flex-1">
          {pending && <Progress label={`Reading ${formatPlural(count, 'file', 'files')} …`} />}
        </div>
      </div>
    </>
  );
}
