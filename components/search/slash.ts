'use client';

import { useSyncExternalStore } from 'react';

const key = 'candor:slash';
let chosen: string | null = null;

function read(): boolean {
  try {
    return (window.localStorage.getItem(key) ?? chosen) !== 'off';
  } catch {
    return chosen !== 'off';
  }
}

function subscribe(listener: () => void): () => void {
  window.addEventListener(key, listener);
  return () => window.removeEventListener(key, listener);
}

/** Whether "/" opens the search on this device: a key without a modifier must be able to be turned off (WCAG 2.1.4). */
export function useSlash(): boolean {
  return useSyncExternalStore(subscribe, read, () => true);
}

/** Turns "/" on or off on this device. */
export function setSlash(on: boolean): void {
  chosen = on ? 'on' : 'off';
  try {
    window.localStorage.setItem(key, chosen);
  } catch {
    // Storage is refused: it lasts until the page is left.
  }
  window.dispatchEvent(new Event(key));
}
