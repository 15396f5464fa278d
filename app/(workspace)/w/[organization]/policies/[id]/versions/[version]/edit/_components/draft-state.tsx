import { LocalTime } from '@/components/ui/local-time';
import type { DraftStatus } from './use-draft';

/** Whether what is written is stored, told as it changes; why it could not be is told by RefusedSave. */
export function DraftState({ status }: { status: DraftStatus }) {
  return (
    <p role="status" className="text-ink-muted text-xs">
      {(status.state === 'changed' || status.state === 'refused') && 'Not saved yet'}
      {status.state === 'saving' && 'Saving'}
      {status.state === 'saved' && status.at && (
        <>
          Saved <LocalTime value={status.at} />
        </>
      )}
    </p>
  );
}
