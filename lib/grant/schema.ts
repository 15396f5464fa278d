import { z } from 'zod';
import { calendarDay } from '#lib/day.ts';
import { listFields } from '#lib/list.ts';
import { id, paragraph } from '#lib/text.ts';
import { grantStates } from './lifecycle.ts';

/** How somebody got in. `hand` is a member's, `operator` the host's at the command line. */
export const grantSources = ['request', 'rule', 'nda', 'invitation', 'merge', 'hand', 'operator'] as const;
export type GrantSource = (typeof grantSources)[number];

/** From when the days of a grant count. */
export const countsFromValues = ['approval', 'first-use'] as const;

/** Days that a grant lasts. */
export const grantDays = z.coerce
  .number('Please give a number of days.')
  .int('Please give whole days.')
  .min(1, 'At least one day.')
  .max(3650, 'At most 3,650 days.');

const why = paragraph('Reason', 500).refine((text) => text.length > 0, 'Please give a reason.');

export const revokeGrantInput = z.strictObject({ grantId: id, reason: why });
export const grantInput = z.strictObject({ grantId: id });
export const extendGrantInput = z.strictObject({ grantId: id, days: grantDays });

/** A new last day of a grant. `notify` tells the holder. */
export const changeGrantEndInput = z.strictObject({
  grantId: id,
  endsOn: calendarDay('Please choose the last day.'),
  reason: why,
  notify: z.boolean(),
});

export const listGrantsInput = z.strictObject({
  ...listFields(['grantedAt', 'expiresAt']),
  filters: z
    .strictObject({
      state: z.enum(grantStates).optional(),
      source: z.enum(grantSources).optional(),
      documentId: id.optional(),
      visitorId: id.optional(),
    })
    .default({}),
});

/** States and sources in words. */
export const grantStateLabels = {
  active: 'Active',
  'not-started': 'Not started',
  expired: 'Expired',
  revoked: 'Revoked',
  superseded: 'Replaced',
} as const;

export const grantSourceLabels: Record<GrantSource, string> = {
  request: 'Approved request',
  rule: 'Access rule',
  nda: 'NDA alone',
  invitation: 'Invitation',
  merge: 'Merged visitor',
  hand: 'Given by hand',
  operator: 'Operator',
};

/** One row of the list of grants. `grantedByName` is a person, a rule or the operator. */
export type GrantRow = {
  id: string;
  visitorId: string;
  visitorName: string;
  email: string;
  company: string;
  documentId: string;
  documentTitle: string;
  state: (typeof grantStates)[number];
  source: GrantSource;
  grantedAt: Date;
  grantedByName: string;
  expiresAt: Date | null;
  days: number;
  downloads: number;
};
