import type { Part } from '@/components/chart/stacked-bars';

/** The colours of a campaign, in the order of its values: done, open, overdue. */
export const campaignParts: readonly Part[] = [
  { name: 'confirmed', fill: 'fill-positive-solid' },
  { name: 'open', fill: 'fill-info-solid' },
  { name: 'overdue', fill: 'fill-danger-solid' },
];
