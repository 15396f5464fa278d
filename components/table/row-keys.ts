import type { KeyboardEvent } from 'react';

const steps: Readonly<Record<string, number>> = { j: 1, ArrowDown: 1, k: -1, ArrowUp: -1 };

/**
 * Keys within a list: j/k and the arrows move between the rows' links, x chooses the row, "/" goes to the search field.
 * They work only while the focus is in the list, so that they cannot take a letter from anything else (WCAG 2.1.4).
 */
export function moveByKey(event: KeyboardEvent<HTMLElement>, search: HTMLElement | null): void {
  if (event.metaKey || event.ctrlKey || event.altKey || isTyping(event.target)) return;
  const step = steps[event.key];
  if (step !== undefined) move(event, step);
  else if (event.key === 'x') choose(event);
  else if (event.key === '/' && search) focus(event, search);
}

function isTyping(target: EventTarget): boolean {
  return (
    target instanceof Element &&
    target.closest('input:not([type="checkbox"]), textarea, select, [role="menu"]') !== null
  );
}

function move(event: KeyboardEvent<HTMLElement>, step: number): void {
  const links = Array.from(event.currentTarget.querySelectorAll<HTMLElement>('[data-row-link]'));
  const row = event.target instanceof Element ? event.target.closest('tr') : null;
  const current = links.findIndex((link) => row?.contains(link));
  const next = links[current + step];
  if (next) focus(event, next);
}

function choose(event: KeyboardEvent<HTMLElement>): void {
  const row = event.target instanceof Element ? event.target.closest('tr') : null;
  const checkbox = row?.querySelector<HTMLInputElement>('[data-cell="choose"] input');
  if (!checkbox) return;
  event.preventDefault();
  checkbox.click();
}

function focus(event: KeyboardEvent<HTMLElement>, element: HTMLElement): void {
  event.preventDefault();
  element.focus();
}
