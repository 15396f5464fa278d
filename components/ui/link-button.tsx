import type { ComponentProps } from 'react';
import { type ButtonStyle, buttonStyle } from './button-style';
import { classes } from './classes';
import { PageLink } from './page-link';

/** A workspace link that looks like a button. Visitor pages use AnchorButton, which brings no script. */
export function LinkButton({
  variant,
  size,
  className,
  ...rest
}: ComponentProps<typeof PageLink> & ButtonStyle) {
  return <PageLink {...rest} className={classes(buttonStyle({ variant, size }), className)} />;
}
