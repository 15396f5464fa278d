import { z } from 'zod';
import { checkStates, type OwingRow } from '#lib/duty/schema.ts';
import { listFields } from '#lib/list.ts';
import { id, line, paragraph } from '#lib/text.ts';
import { chosen, staged, whole, wholeOrNone } from '#lib/training/schema.ts';

/** What is checked. */
export const checkKinds = ['background-check', 'device', 'confidentiality', 'other'] as const;
export type CheckKind = (typeof checkKinds)[number];

/** A kind as people say it. */
export const checkKindLabels: Readonly<Record<CheckKind, string>> = {
  'background-check': 'Background check',
  device: 'Device attestation',
  confidentiality: 'Confidentiality agreement',
  other: 'Other',
};

/** How a check comes out. */
export const checkOutcomes = ['passed', 'failed', 'exempt'] as const;
export type CheckOutcome = (typeof checkOutcomes)[number];

/** An outcome as people say it. */
export const checkOutcomeLabels: Readonly<Record<CheckOutcome, string>> = {
  passed: 'Passed',
  failed: 'Failed',
  exempt: 'Exempt',
};

const ticked = z.union([z.boolean(), z.enum(['on', '']).transform((text) => text === 'on')]).default(false);

const described = {
  kind: z.enum(checkKinds, 'Please choose what is checked.'),
  title: line('Title', 200),
  description: paragraph('Description', 5000).default(''),
  audienceId: chosen('an audience'),
  dueWithinDays: whole('Due', -365, 3660).default(0),
  everyDays: wholeOrNone('Again after', 1, 3660).default(null),
  selfAttested: ticked,
};

type Attested = { kind: CheckKind; selfAttested: boolean };
const attestable = ({ kind, selfAttested }: Attested) => kind !== 'background-check' || !selfAttested;
const notAttestable = {
  path: ['selfAttested'],
  message: 'Nobody can say of themselves that their background was checked.',
};

export const checkInput = z.strictObject({ checkId: id });
export const addCheckInput = z.strictObject(described).refine(attestable, notAttestable);

/** `revision` is the one that was seen: a newer one is a conflict. */
export const changeCheckInput = z
  .strictObject({ checkId: id, revision: z.coerce.number().int().min(1), ...described })
  .refine(attestable, notAttestable);

/** How a check of somebody came out; whoever is exempt is so for a reason. */
export const recordCheckInput = z
  .strictObject({
    checkId: id,
    personId: id,
    outcome: z.enum(checkOutcomes, 'Please say how it came out.'),
    reason: paragraph('Reason', 2000).default(''),
    staged: staged.optional(),
  })
  .refine(({ outcome, reason }) => outcome !== 'exempt' || reason !== '', {
    path: ['reason'],
    message: 'Please say why this person is exempt.',
  });

export const listChecksInput = z.strictObject({
  ...listFields(['title', 'createdAt']),
  descending: z.boolean().default(false),
  filters: z
    .strictObject({ kind: z.enum(checkKinds).optional(), state: z.enum(['active', 'archived']).optional() })
    .default({}),
});

/** A check as lists show it: of those who owe it how many are done, late and have time left. */
export type CheckRow = {
  id: string;
  kind: CheckKind;
  title: string;
  audienceName: string | null;
  everyDays: number | null;
  selfAttested: boolean;
  done: number;
  overdue: number;
  open: number;
  createdAt: Date;
  archivedAt: Date | null;
};

export const listCheckedInput = z.strictObject({
  checkId: id,
  ...listFields(['dueOn']),
  descending: z.boolean().default(false),
  filters: z.strictObject({ state: z.enum(checkStates).optional() }).default({}),
});

/** A person with a check. What came out of it is null for whoever may not know it (decision 021). */
export type CheckedRow = OwingRow & {
  recordedAt: Date | null;
  outcome: CheckOutcome | null;
  reason: string | null;
  resultId: string | null;
  file: boolean;
};
