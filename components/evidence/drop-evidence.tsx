'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { FileDrop } from '../ui/file-drop';
import { type Upload, UploadList } from '../ui/upload-list';
import { sendParts } from './send-parts';

/** What every file that is dropped here proves: a control, and what is asked for there. */
type DropProps = {
  uploadsUrl: string;
  controlId: string;
  evidenceRequirementId?: string | null;
  /** The day it is at the organization: when these files are taken to be true. */
  today: string;
};

/** Files that are sent at the same time; the others wait. */
const atOnce = 2;

type Underway = { file: File; cancel: () => void };

/** Takes files as evidence of a control, several at once: each becomes an item of its own, collected today. */
export function DropEvidence({ uploadsUrl, controlId, evidenceRequirementId = null, today }: DropProps) {
  const router = useRouter();
  const [uploads, setUploads] = useState<readonly Upload[]>([]);
  const underway = useRef(new Map<string, Underway>());
  const waiting = useRef<string[]>([]);
  const running = useRef(0);
  const change = (id: string, changes: Partial<Upload>) =>
    setUploads((list) => list.map((upload) => (upload.id === id ? { ...upload, ...changes } : upload)));

  const finish = async (uploadId: string, file: File): Promise<string | null> => {
    const title = file.name.replace(/\.[^.]{1,10}$/, '').slice(0, 200) || 'Evidence';
    const said = { title, controlIds: [controlId], evidenceRequirementId, collectedOn: today };
    const response = await fetch(`${uploadsUrl}/${uploadId}/finish`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(said),
    }).catch(() => null);
    if (response?.ok) return null;
    const answer: unknown = await response?.json().catch(() => null);
    const known = typeof answer === 'object' && answer !== null && 'message' in answer;
    return known ? String(answer.message) : 'The file arrived but could not be kept. Please try again.';
  };

  const run = async (id: string): Promise<void> => {
    const entry = underway.current.get(id);
    if (!entry) return;
    const { file } = entry;
    change(id, { state: 'sending', message: undefined });
    const sending = sendParts(uploadsUrl, file, (sent) => change(id, { sent: Math.min(sent, file.size) }));
    entry.cancel = sending.cancel;
    const result = await sending.ended;
    const message = result.ok ? await finish(result.uploadId, file) : result.message;
    change(id, message === null ? { state: 'done', sent: file.size } : { state: 'failed', message });
    if (message === null) router.refresh();
  };

  const next = (): void => {
    const id = running.current < atOnce ? waiting.current.shift() : undefined;
    if (!id) return;
    running.current += 1;
    run(id).finally(() => {
      running.current -= 1;
      next();
    });
    next();
  };

  const send = (files: readonly File[]) => {
    const added = files.map((file): Upload => {
      const id = crypto.randomUUID();
      underway.current.set(id, { file, cancel: () => undefined });
      waiting.current.push(id);
      return { id, name: file.name, size: file.size, sent: 0, state: 'waiting' };
    });
    setUploads((list) => [...list.filter(({ state }) => state !== 'done'), ...added]);
    next();
  };
  const cancel = (id: string) => {
    underway.current.get(id)?.cancel();
    waiting.current = waiting.current.filter((one) => one !== id);
    setUploads((list) => list.filter((upload) => upload.id !== id));
  };
  const retry = (id: string) => {
    waiting.current.push(id);
    change(id, { state: 'waiting', message: undefined });
    next();
  };

  return (
    <div>
      <FileDrop
        label="Choose files"
        hint="Any kind, up to 100 MB each; interrupted uploads go on. Files are not virus-scanned."
        multiple
        onFiles={send}
      />
      <UploadList uploads={uploads} onCancel={cancel} onRetry={retry} />
    </div>
  );
}
