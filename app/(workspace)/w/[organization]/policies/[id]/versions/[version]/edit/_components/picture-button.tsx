'use client';

import { ImagePlus } from 'lucide-react';
import { useRef, useState } from 'react';
import { Button } from '@/components/ui/button';
import { useToast } from '@/components/ui/toast';

type Props = {
  /** Where a picture is sent to. */
  href: string;
  /** Puts the line that shows it into the text. */
  onPicture: (markdown: string) => void;
};

const refused = 'This picture could not be taken. Please try again.';

async function send(href: string, file: File): Promise<{ markdown: string } | { message: string }> {
  const form = new FormData();
  form.set('file', file);
  try {
    const response = await fetch(href, { method: 'POST', body: form });
    const answer: unknown = await response.json();
    if (typeof answer !== 'object' || answer === null) return { message: refused };
    if ('markdown' in answer && typeof answer.markdown === 'string') return { markdown: answer.markdown };
    return { message: 'message' in answer ? String(answer.message) : refused };
  } catch {
    return { message: refused };
  }
}

/** Sends a picture and puts it into the text where the cursor is. */
export function PictureButton({ href, onPicture }: Props) {
  const [pending, setPending] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const toast = useToast();
  const take = async (file: File | undefined) => {
    if (!file) return;
    setPending(true);
    const answer = await send(href, file);
    setPending(false);
    if (field.current) field.current.value = '';
    if ('message' in answer) toast(answer.message, 'danger');
    else onPicture(answer.markdown);
  };
  return (
    <>
      <input
        ref={field}
        type="file"
        accept="image/png,image/jpeg,image/webp"
        aria-label="Picture"
        className="hidden"
        onChange={(event) => take(event.target.files?.[0])}
      />
      <Button size="sm" pending={pending} onClick={() => field.current?.click()}>
        <ImagePlus aria-hidden />
        Insert picture
      </Button>
    </>
  );
}
