'use client';

import { useRouter } from 'next/navigation';
import { useState, useTransition } from 'react';
import { z } from 'zod';
import type { Projection } from '#lib/portal/projection.ts';
import { useAct } from '@/components/form/use-act';
import { Button } from '@/components/ui/button';
import { FileDrop } from '@/components/ui/file-drop';
import { useToast } from '@/components/ui/toast';
import { removeLogoAction } from '../actions';

type LogoFieldProps = {
  organization: string;
  portalId: string;
  uploadTo: string;
  logo: Projection['logo'];
  editable: boolean;
};

const answer = z.object({ message: z.string() });

async function upload(to: string, file: File): Promise<{ ok: boolean; message: string }> {
  const failed = { ok: false, message: 'The picture could not be sent. Please try again.' };
  const response = await fetch(to, { method: 'POST', body: file }).catch(() => null);
  const said = answer.safeParse(await response?.json().catch(() => null));
  return response && said.success ? { ok: response.ok, message: said.data.message } : failed;
}

/** The logo of the draft, as it is, and the way to another. */
export function LogoField({ organization, portalId, uploadTo, logo, editable }: LogoFieldProps) {
  const [problem, setProblem] = useState<string | null>(null);
  const [sending, startTransition] = useTransition();
  const { pending, act } = useAct();
  const toast = useToast();
  const router = useRouter();
  const send = (files: readonly File[]) =>
    startTransition(async () => {
      const file = files[0];
      if (!file) return;
      const { ok, message } = await upload(uploadTo, file);
      setProblem(ok ? null : message);
      if (!ok) return;
      toast(message);
      router.refresh();
    });
  return (
    <div className="flex flex-col gap-3">
      <p className="font-medium">Logo</p>
      {logo && (
        <div className="flex flex-wrap items-center gap-4">
          <span className="inline-flex rounded-md border bg-surface p-3">
            {/* biome-ignore lint/performance/noImgElement: the framework's image optimizer is off by decision */}
            <img
              src={`${uploadTo}?file=${logo.fileId}`}
              width={logo.width}
              height={logo.height}
              alt="The logo of the draft"
              className="h-8 w-auto max-w-48 object-contain"
            />
          </span>
          {editable && (
            <Button
              size="sm"
              pending={pending}
              onClick={() => act(() => removeLogoAction(organization, portalId))}
            >
              Remove logo
            </Button>
          )}
        </div>
      )}
      {editable && (
        <FileDrop
          label={sending ? 'Sending…' : logo ? 'Choose another logo' : 'Choose a logo'}
          hint="PNG, JPEG or WebP, up to 512 kB. It is shown 28 pixels high, on light and on dark ground."
          accept="image/png,image/jpeg,image/webp"
          error={problem}
          onFiles={send}
        />
      )}
    </div>
  );
}
