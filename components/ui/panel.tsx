import type { ReactNode } from 'react';
import { classes } from './classes';

type PanelProps = {
  title?: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  footer?: ReactNode;
  /** Off for content that brings its own edges: a table, a list. */
  padded?: boolean;
  id?: string;
  className?: string;
  children?: ReactNode;
};

/** A bordered surface with an optional heading row and footer; the only kind of card. */
export function Panel({
  title,
  description,
  actions,
  footer,
  padded = true,
  id,
  className,
  children,
}: PanelProps) {
  return (
    <section id={id} className={classes('rounded-lg border bg-surface', className)}>
      {(title || actions) && (
        <div className="flex flex-wrap items-start justify-between gap-x-4 gap-y-2 border-b px-4 py-3">
          <div className="min-w-0">
            {title && <h2 className="wrap-anywhere font-semibold leading-6">{title}</h2>}
            {description && <p className="text-[0.857em] text-ink-muted">{description}</p>}
          </div>
          {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
        </div>
      )}
      {children !== undefined && <div className={padded ? 'p-4' : undefined}>{children}</div>}
      {footer && (
        <div className="rounded-b-lg border-t bg-canvas px-4 py-3 text-[0.857em] text-ink-muted">
          {footer}
        </div>
      )}
    </section>
  );
}
