import { CircleAlert, CircleCheck, Info, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { classes } from './classes';

type CalloutProps = {
  tone?: 'info' | 'positive' | 'warning' | 'danger' | 'neutral';
  title?: ReactNode;
  actions?: ReactNode;
  /** `alert` or `status` when it appears in answer to something the reader did. */
  role?: 'alert' | 'status';
  className?: string;
  children?: ReactNode;
};

const looks = {
  neutral: { ground: 'border-line bg-sunken', mark: 'text-ink-muted', Icon: Info },
  info: { ground: 'border-info-line bg-info-soft', mark: 'text-info', Icon: Info },
  positive: { ground: 'border-positive-line bg-positive-soft', mark: 'text-positive', Icon: CircleCheck },
  warning: { ground: 'border-warning-line bg-warning-soft', mark: 'text-warning', Icon: TriangleAlert },
  danger: { ground: 'border-danger-line bg-danger-soft', mark: 'text-danger', Icon: CircleAlert },
};

/** A notice within a page. */
export function Callout({ tone = 'info', title, actions, role, className, children }: CalloutProps) {
  const { ground, mark, Icon } = looks[tone];
  return (
    <div
      role={role}
      className={classes('flex items-start gap-2.5 rounded-lg border px-3.5 py-3', ground, className)}
    >
      <Icon aria-hidden className={classes('mt-0.5 size-4 shrink-0', mark)} />
      <div className="min-w-0 flex-1">
        {title && <p className="font-medium">{title}</p>}
        {children && <div className="text-ink-muted">{children}</div>}
        {actions && <div className="mt-2.5 flex flex-wrap gap-2">{actions}</div>}
      </div>
    </div>
  );
}
