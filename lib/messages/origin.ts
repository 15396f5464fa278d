import type { Locale } from './locale.ts';
import origins from './origins.json' with { type: 'json' };

/** Whether a catalogue was made by a machine and nobody who speaks the language has looked through it yet. */
export function isUnreviewed(locale: Locale): boolean {
  const origin = origins[locale];
  return origin.madeBy === 'machine' && !('reviewedOn' in origin && origin.reviewedOn);
}
