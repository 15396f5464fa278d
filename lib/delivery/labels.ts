import type { BrokenOffWhy } from './metered.ts';

/** How complete a delivery is. */
export const completenesses = ['complete', 'broken-off', 'running'] as const;
export type Completeness = (typeof completenesses)[number];

/** How each is called and coloured. */
export const completenessLooks: Record<
  Completeness,
  { label: string; tone: 'positive' | 'warning' | 'info' }
> = {
  complete: { label: 'Complete', tone: 'positive' },
  'broken-off': { label: 'Broken off', tone: 'warning' },
  running: { label: 'Running', tone: 'info' },
};

const whys: Record<BrokenOffWhy, string> = {
  client: 'The browser stopped, or the connection broke.',
  'access-ended': 'Access ended while the download was running, so it was cut.',
  'too-slow': 'Nothing was taken for a minute, so it was ended.',
  damaged: 'The stored file could not be read to its end.',
  unchecked: 'Whether access was still given could not be checked, so it was cut.',
  lost: 'How it ended is not known: the server stopped while it was running.',
};

/** Why a delivery broke off, as a sentence. */
export function whyBrokenOff(why: string | null): string | null {
  const found = Object.entries(whys).find(([word]) => word === why);
  return found?.[1] ?? null;
}
