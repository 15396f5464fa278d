'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { FileDrop } from '@/components/ui/file-drop';
import { type Upload, UploadList } from '@/components/ui/upload-list';
import { sendFile } from './send-file';

type Underway = { file: File; cancel: () => void };

/** Takes the file of a new revision, by drop or by choice, and shows it on its way. */
export function UploadRevision({ url }: { url: string }) {
  const router = useRouter();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const underway = useRef(new Map<string, Underway>());
  const change = (id: string, changes: Partial<Upload>) =>
    setUploads((list) => list.map((upload) => (upload.id === id ? { ...upload, ...changes } : upload)));
  const forget = (id: string) => setUploads((list) => list.filter((upload) => upload.id !== id));

  const start = async (file: File, id: string) => {
    const { ended, cancel } = sendFile(url, file, (sent) => change(id, { sent: Math.min(sent, file.size) }));
    underway.current.set(id, { file, cancel });
    const result = await ended;
    if (result.ok) {
      forget(id);
      router.refresh();
    } else change(id, { state: 'failed', message: result.message });
  };
  const send = (files: readonly File[]) => {
    for (const file of files) {
      const id = crypto.randomUUID();
      const upload: Upload = { id, name: file.name, size: file.size, sent: 0, state: 'sending' };
      setUploads((list) => [upload, ...list.filter(({ state }) => state !== 'failed')]);
      start(file, id);
    }
  };
  const cancel = (id: string) => {
    underway.current.get(id)?.cancel();
    forget(id);
  };
  const retry = (id: string) => {
    const file = underway.current.get(id)?.file;
    if (!file) return;
    change(id, { state: 'sending', sent: 0, message: undefined });
    start(file, id);
  };

  return (
    <div>
      <FileDrop
        label="Choose a PDF"
        hint="Up to 100 MB and 5,000 pages. Scripts, attachments and forms are taken out or refused."
        accept="application/pdf,.pdf"
        onFiles={send}
      />
      <UploadList uploads={uploads} onCancel={cancel} onRetry={retry} />
    </div>
  );
}
