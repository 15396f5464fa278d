import type { ComponentProps } from 'react';
import { type ButtonStyle, buttonStyle } from './button-style';
import { classes } from './classes';

/** A plain link that looks like a button, for visitor pages and for downloads. */
export function AnchorButton({
  variant,
  size,
  className,
  children,
  ...rest
}: ComponentProps<'a'> & ButtonStyle) {
  return (
    <a {...rest} className={classes(buttonStyle({ variant, size }), className)}>
      {children}
    </a>
  );
}
