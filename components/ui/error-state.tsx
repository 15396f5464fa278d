import { CircleAlert } from 'lucide-react';
import type { ReactNode } from 'react';

type ErrorStateProps = { title?: string; description?: ReactNode; requestId?: string; actions?: ReactNode };

/** What a part shows when it could not be loaded. `requestId` finds the entry in the server's log. */
export function ErrorState({
  title = 'This could not be loaded',
  description = 'Something went wrong on our side. Please try again.',
  requestId,
  actions,
}: ErrorStateProps) {
  return (
    <div role="alert" className="flex flex-col items-center px-6 py-14 text-center">
      <CircleAlert aria-hidden className="mb-3 size-6 stroke-[1.5] text-danger" />
      <p className="font-medium">{title}</p>
      <p className="mt-1 max-w-md text-ink-muted">{description}</p>
      {requestId && (
        <p className="mt-2 text-ink-faint text-xs">
          Reference <code className="select-all font-mono">{requestId}</code>
        </p>
      )}
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
