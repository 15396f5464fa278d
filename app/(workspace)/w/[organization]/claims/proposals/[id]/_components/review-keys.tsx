'use client';

import { type RefObject, useEffect, useEffectEvent } from 'react';

const isTyping = (target: Node) =>
  target instanceof Element && target.closest('input:not([type="radio"]), textarea, select') !== null;

type Props = {
  /** The review: keys pressed in a dialog, a menu or the navigation are theirs. */
  region: RefObject<HTMLElement | null>;
  press: Readonly<Record<string, (() => void) | undefined>>;
};

/** The keys of a review. They are heard on the whole page: while a dialog closes, nothing has the focus. */
export function ReviewKeys({ region, press }: Props) {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.metaKey || event.ctrlKey || event.altKey || event.defaultPrevented) return;
    const { target } = event;
    if (!(target instanceof Node) || isTyping(target)) return;
    if (target !== document.body && !region.current?.contains(target)) return;
    const act = press[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  });
  useEffect(() => {
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  return null;
}
