import type { ReactNode } from 'react';
import { classes } from './classes';

type SectionHeadingProps = {
  id?: string;
  title: ReactNode;
  description?: ReactNode;
  actions?: ReactNode;
  /** `portal` sets the larger serif of pages for visitors. */
  look?: 'workspace' | 'portal';
};

/** A heading of the second level with an optional sentence and actions; `id` makes it a target of anchors. */
export function SectionHeading({ id, title, description, actions, look = 'workspace' }: SectionHeadingProps) {
  const portal = look === 'portal';
  return (
    <div
      className={classes(
        'flex flex-wrap items-end justify-between gap-x-6 gap-y-2',
        portal ? 'mb-6' : 'mb-3',
      )}
    >
      <div className="max-w-2xl">
        <h2
          id={id}
          className={
            portal
              ? 'font-medium font-serif text-[1.625rem] leading-tight tracking-[-0.01em]'
              : 'font-semibold text-base'
          }
        >
          {title}
        </h2>
        {description && (
          <p className={classes('text-ink-muted', portal ? 'mt-2 text-base' : 'mt-0.5')}>{description}</p>
        )}
      </div>
      {actions && <div className="flex flex-wrap items-center gap-2">{actions}</div>}
    </div>
  );
}
