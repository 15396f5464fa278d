'use client';

import Link, { useLinkStatus } from 'next/link';
import type { ComponentProps } from 'react';
import { useShowPending } from './pending';

function Pending() {
  useShowPending(useLinkStatus().pending);
  return null;
}

/** A workspace link: while its page is on its way, the shell's bar shows. Visitor pages use plain anchors. */
export function PageLink({ children, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link {...rest}>
      {children}
      <Pending />
    </Link>
  );
}
