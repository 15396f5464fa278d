import { Button } from '@/components/ui/button';
import { Kbd } from '@/components/ui/kbd';
import type { GridStatus } from './use-grid';

type Props = { status: GridStatus; editable: boolean; onRetry: () => void };

/** Whether everything is stored, and which keys there are. Stays in view while the grid scrolls. */
export function SavedState({ status, editable, onRetry }: Props) {
  if (!editable) return null;
  return (
    <div className="sticky top-14 z-10 lg:top-0 -mx-1 mb-3 flex min-h-10 flex-wrap items-center justify-between gap-x-6 gap-y-1 bg-canvas px-1 py-1.5">
      <p className="text-ink-muted text-xs max-md:hidden">
        <Kbd>↑</Kbd> <Kbd>↓</Kbd> <Kbd>←</Kbd> <Kbd>→</Kbd> move, <Kbd>1</Kbd> to <Kbd>4</Kbd> set a tier,{' '}
        <Kbd>h</Kbd> <Kbd>m</Kbd> <Kbd>l</Kbd> a priority, <Kbd>0</Kbd> clears, <Kbd>a</Kbd> accepts,{' '}
        <Kbd>x</Kbd> takes out, <Kbd>Enter</Kbd> opens
      </p>
      <div role="status" className="text-xs">
        {status.state === 'saved' && <span className="text-ink-muted">All saved</span>}
        {status.state === 'saving' && <span className="text-ink-muted">Saving …</span>}
        {status.state === 'failed' && (
          <span className="flex items-center gap-2 text-danger">
            {status.message}
            <Button size="sm" onClick={onRetry}>
              Try again
            </Button>
          </span>
        )}
      </div>
    </div>
  );
}
