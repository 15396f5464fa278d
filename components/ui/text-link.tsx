import type { ComponentProps } from 'react';
import { classes } from './classes';

/** A link inside running text: underlined, so that colour is not the only sign. */
export function TextLink({ className, children, ...rest }: ComponentProps<'a'>) {
  return (
    <a
      {...rest}
      className={classes(
        'text-accent-text underline decoration-accent-line underline-offset-[3px] hover:decoration-current',
        className,
      )}
    >
      {children}
    </a>
  );
}
