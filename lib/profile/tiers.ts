/** The tiers of the CSF 2.0, from 1. */
export const tiers = [1, 2, 3, 4] as const;

/** A tier of the CSF 2.0. */
export type Tier = (typeof tiers)[number];

/** What the CSF 2.0 calls its tiers. */
export const tierNames: Readonly<Record<Tier, string>> = {
  1: 'Partial',
  2: 'Risk Informed',
  3: 'Repeatable',
  4: 'Adaptive',
};

/** How much an outcome matters, the most first. */
export const priorities = ['high', 'medium', 'low'] as const;

/** How much an outcome matters. */
export type Priority = (typeof priorities)[number];

/** A priority as people say it. */
export const priorityLabels: Readonly<Record<Priority, string>> = {
  high: 'High',
  medium: 'Medium',
  low: 'Low',
};

/** The number as a tier, or null where it is none. */
export function tierOf(value: number | null): Tier | null {
  return tiers.find((tier) => tier === value) ?? null;
}

/** A tier with its name: `3 Repeatable`. */
export function tierInWords(value: number | null): string {
  const tier = tierOf(value);
  return tier === null ? 'not rated' : `${tier} ${tierNames[tier]}`;
}
