import { initials } from '#lib/format.ts';
import { classes } from './classes';

const sizes = { sm: 'size-6 text-[0.625rem]', md: 'size-8 text-xs', lg: 'size-11 text-base' };

/** A person's or company's initials; decoration beside a name, therefore hidden from screen readers. */
export function Avatar({
  name,
  size = 'md',
  square = false,
}: {
  name: string;
  size?: keyof typeof sizes;
  square?: boolean;
}) {
  return (
    <span
      aria-hidden
      className={classes(
        'inline-flex shrink-0 select-none items-center justify-center border bg-sunken font-semibold text-ink-muted',
        square ? 'rounded-md' : 'rounded-full',
        sizes[size],
      )}
    >
      {initials(name)}
    </span>
  );
}
