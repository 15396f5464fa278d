import { Inbox } from 'lucide-react';
import type { ReactNode } from 'react';

type StateProps = { icon?: ReactNode; title: string; description?: ReactNode; actions?: ReactNode };

/** What a list shows when there is nothing: what would be here, and the way to the first one. */
export function EmptyState({ icon = <Inbox />, title, description, actions }: StateProps) {
  return (
    <div className="flex flex-col items-center px-6 py-14 text-center">
      <div aria-hidden className="mb-3 text-ink-faint [&_svg]:size-6 [&_svg]:stroke-[1.5]">
        {icon}
      </div>
      <p className="font-medium">{title}</p>
      {description && <p className="mt-1 max-w-md text-ink-muted">{description}</p>}
      {actions && <div className="mt-4 flex flex-wrap justify-center gap-2">{actions}</div>}
    </div>
  );
}
