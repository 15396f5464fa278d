import type { ReactNode } from 'react';
import { classes } from './classes';

/** What a status means for the reader; the words say which status it is. */
export type Tone = 'neutral' | 'accent' | 'positive' | 'warning' | 'danger' | 'info';

const grounds: Record<Tone, string> = {
  neutral: 'border-line bg-sunken text-ink-muted',
  accent: 'border-accent-line bg-accent-soft text-accent-text',
  positive: 'border-positive-line bg-positive-soft text-positive',
  warning: 'border-warning-line bg-warning-soft text-warning',
  danger: 'border-danger-line bg-danger-soft text-danger',
  info: 'border-info-line bg-info-soft text-info',
};

const dots: Record<Tone, string> = {
  neutral: 'bg-ink-faint',
  accent: 'bg-accent',
  positive: 'bg-positive-solid',
  warning: 'bg-warning-solid',
  danger: 'bg-danger-solid',
  info: 'bg-info-solid',
};

type BadgeProps = { tone?: Tone; icon?: ReactNode; className?: string; children: ReactNode };

const shape =
  'inline-flex h-[1.375rem] max-w-full align-bottom items-center gap-1 whitespace-nowrap rounded-sm border px-1.5 font-medium text-xs [&_svg]:size-3 [&_svg]:shrink-0';

/** A small label: a tier, a kind, a count. */
export function Badge({ tone = 'neutral', icon, className, children }: BadgeProps) {
  return (
    <span className={classes(shape, grounds[tone], className)}>
      {icon}
      <span className="truncate">{children}</span>
    </span>
  );
}

/** A state with a dot before it; always in words, never by colour alone. */
export function Status({ tone = 'neutral', className, children }: Omit<BadgeProps, 'icon'>) {
  return (
    <span
      className={classes(
        'inline-flex max-w-full items-center gap-1.5 whitespace-nowrap align-bottom',
        className,
      )}
    >
      <span aria-hidden className={classes('size-1.5 shrink-0 rounded-full', dots[tone])} />
      <span className="truncate">{children}</span>
    </span>
  );
}
