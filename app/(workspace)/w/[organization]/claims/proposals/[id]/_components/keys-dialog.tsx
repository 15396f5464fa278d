'use client';

import { Dialog } from '@/components/ui/dialog';
import { Kbd } from '@/components/ui/kbd';

/** What each key of a review does. */
export const keys = [
  ['a', 'Accept, and go to the next open one'],
  ['e', 'Edit'],
  ['d', 'Drop'],
  ['m', 'Merge into another'],
  ['u', 'Undo the decision shown, or the last one made'],
  ['j', 'Next'],
  ['k', 'Previous'],
  ['?', 'These keys'],
] as const;

/** Shows the keys. */
export function KeysDialog({ open, onOpenChange }: { open: boolean; onOpenChange: (open: boolean) => void }) {
  return (
    <Dialog
      open={open}
      onOpenChange={onOpenChange}
      title="Keys"
      description="They work while the focus is in the review."
    >
      <dl className="grid grid-cols-[auto_1fr] items-center gap-x-4 gap-y-2">
        {keys.map(([key, what]) => (
          <div key={key} className="contents">
            <dt>
              <Kbd>{key}</Kbd>
            </dt>
            <dd>{what}</dd>
          </div>
        ))}
      </dl>
    </Dialog>
  );
}
