'use client';

import { formatBytes } from '#lib/format.ts';
import { Button } from './button';
import { Progress } from './progress';

/** One file on its way: bytes sent so far, or how it ended. */
export type Upload = {
  id: string;
  name: string;
  size: number;
  sent: number;
  state: 'waiting' | 'sending' | 'done' | 'failed';
  message?: string;
};

type UploadListProps = {
  uploads: readonly Upload[];
  onCancel?: (id: string) => void;
  onRetry?: (id: string) => void;
};

/** Files that are being sent, each with its progress, its failure and the way on. */
export function UploadList({ uploads, onCancel, onRetry }: UploadListProps) {
  if (uploads.length === 0) return null;
  return (
    <ul aria-label="Files" className="mt-3 divide-y rounded-lg border bg-surface">
      {uploads.map((upload) => (
        <li key={upload.id} className="flex items-center gap-3 px-3.5 py-2.5">
          <div className="min-w-0 flex-1">
            <Progress
              label={upload.name}
              detail={detail(upload)}
              value={upload.state === 'done' ? upload.size : upload.sent}
              max={Math.max(1, upload.size)}
              tone={tones[upload.state]}
            />
            {upload.message && (
              <p
                role={upload.state === 'failed' ? 'alert' : undefined}
                className={
                  upload.state === 'failed' ? 'mt-1 text-danger text-xs' : 'mt-1 text-ink-muted text-xs'
                }
              >
                {upload.message}
              </p>
            )}
          </div>
          {upload.state === 'failed' && onRetry && (
            <Button size="sm" onClick={() => onRetry(upload.id)}>
              Try again
            </Button>
          )}
          {(upload.state === 'waiting' || upload.state === 'sending') && onCancel && (
            <Button size="sm" variant="ghost" onClick={() => onCancel(upload.id)}>
              Cancel
            </Button>
          )}
        </li>
      ))}
    </ul>
  );
}

const tones = { waiting: 'accent', sending: 'accent', done: 'positive', failed: 'danger' } as const;

function detail(upload: Upload): string {
  if (upload.state === 'failed') return 'Failed';
  if (upload.state === 'done') return formatBytes(upload.size);
  if (upload.state === 'waiting') return 'Waiting';
  return `${formatBytes(upload.sent)} of ${formatBytes(upload.size)}`;
}
