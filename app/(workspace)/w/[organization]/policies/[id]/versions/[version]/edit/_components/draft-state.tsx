import { LocalTime } from '@/components/ui/local-time';
import type { DraftStatus } from './use-draft';

/** Whether what is written is stored, told as it changes. */
export function DraftState({ status }: { status: DraftStatus }) {
  if (status.state === 'refused')
    return (
      <p role="alert" className="max-w-md text-danger text-xs">
        {status.message}
      </p>
    );
  return (
    <p role="status" className="text-ink-muted text-xs">
      {status.state === 'changed' && 'Not saved yet'}
      {status.state === 'saving' && 'Saving'}
      {status.state === 'saved' && status.at && (
        <>
          Saved <LocalTime value={status.at} />
        </>
      )}
    </p>
  );
}
