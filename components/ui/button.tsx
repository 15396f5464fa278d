import { LoaderCircle } from 'lucide-react';
import { type ComponentProps, useId } from 'react';
import { type ButtonStyle, buttonStyle } from './button-style';
import { classes } from './classes';

/** `pending` shows a spinner and refuses a second press; `disabledReason` disables and says why. */
export type ButtonProps = ComponentProps<'button'> &
  ButtonStyle & { pending?: boolean; disabledReason?: string | null; reasonAs?: 'tooltip' | 'text' };

/**
 * A button. It stays focusable while pending or disabled for a reason, so that a keyboard or screen reader learns the
 * reason: as a tooltip on hover and focus, or as text beside it (`reasonAs="text"`). It needs no script.
 */
export function Button({ disabledReason, reasonAs = 'tooltip', ...props }: ButtonProps) {
  if (!disabledReason) return <PlainButton {...props} />;
  return <BlockedButton {...props} reason={disabledReason} reasonAs={reasonAs} />;
}

type PlainProps = Omit<ButtonProps, 'disabledReason' | 'reasonAs'>;

function PlainButton({ variant, size, pending, type = 'button', className, children, ...rest }: PlainProps) {
  return (
    <button
      {...rest}
      // While pending it sends nothing more, yet keeps the focus, which `disabled` would lose.
      type={pending ? 'button' : type}
      aria-busy={pending || undefined}
      onClick={pending ? undefined : rest.onClick}
      className={classes(buttonStyle({ variant, size }), className)}
    >
      {pending && <LoaderCircle aria-hidden className="animate-spin" />}
      {children}
    </button>
  );
}

type BlockedProps = PlainProps & { reason: string; reasonAs: 'tooltip' | 'text' };

function BlockedButton({ reason, reasonAs, variant, size, className, children, ...rest }: BlockedProps) {
  const id = useId();
  const { 'aria-label': label, title } = rest;
  return (
    <span className="group/blocked relative inline-flex items-center gap-2.5">
      <button
        type="button"
        aria-disabled
        aria-describedby={id}
        aria-label={label}
        title={title}
        className={classes(buttonStyle({ variant, size }), className)}
      >
        {children}
      </button>
      <span
        id={id}
        role={reasonAs === 'tooltip' ? 'tooltip' : undefined}
        className={
          reasonAs === 'tooltip'
            ? 'invisible absolute top-full right-0 z-30 mt-1.5 w-max max-w-64 rounded-md bg-ink px-2.5 py-1.5 text-left font-normal text-surface text-xs opacity-0 transition-opacity group-focus-within/blocked:visible group-focus-within/blocked:opacity-100 group-hover/blocked:visible group-hover/blocked:opacity-100'
            : 'text-ink-muted text-xs'
        }
      >
        {reason}
      </span>
    </span>
  );
}
