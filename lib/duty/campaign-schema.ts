import { z } from 'zod';
import { filterText, listFields } from '#lib/list.ts';
import { id } from '#lib/text.ts';
import type { DutyState } from './schema.ts';

/** What the list of campaigns can be narrowed by. */
export const campaignListInput = z.strictObject({
  ...listFields(['title', 'overdue', 'open']),
  filters: z.strictObject({ kind: z.enum(['policy', 'training']).optional() }).default({}),
});

/** What is asked of people: a policy in force, or a course. `done` counts what still counts. */
export type CampaignRow = {
  id: string;
  kind: 'policy' | 'training';
  identifier: string;
  title: string;
  number: number | null;
  since: Date | null;
  open: number;
  overdue: number;
  done: number;
};

/** Done, of everybody who was asked, in whole percent; nobody asked is 100. Never 100 while somebody has not. */
export function percentDone({ open, done }: { open: number; done: number }): number {
  if (open + done === 0) return 100;
  return open === 0 ? 100 : Math.min(99, Math.round((100 * done) / (open + done)));
}

const campaign = { policyId: id, versionId: id.nullable().default(null) };

/** A policy's campaign: of the version in force, or of an earlier one. */
export const campaignInput = z.strictObject(campaign);

/** Whom a campaign can be narrowed to. */
export const campaignStates = ['open', 'overdue', 'away', 'done', 'superseded', 'left', 'exempt'] as const;
export const campaignPeopleInput = z.strictObject({
  ...campaign,
  ...listFields(['name', 'dueOn', 'endedAt']),
  filters: z
    .strictObject({
      state: z.enum(campaignStates).optional(),
      team: filterText(200).optional(),
      manager: filterText(100).optional(),
    })
    .default({}),
});

/** Somebody of a campaign; `endedAt` says when they confirmed. Days are ISO dates. */
export type CampaignPerson = {
  id: string;
  personId: string;
  name: string;
  email: string;
  team: string;
  managerName: string | null;
  dueOn: string;
  endedAt: Date | null;
  outcome: string | null;
  method: string | null;
  versionNumber: number;
  toldAt: Date | null;
  /** The first day they are back, of who is away today. */
  backOn: string | null;
  state: DutyState;
};

/** Whom to nudge: these duties of a policy, or everybody who has not confirmed. */
export const nudgeInput = z.strictObject({
  policyId: id,
  dutyIds: z.array(id).min(1, 'Please choose somebody.').max(100, 'At most 100 at a time.'),
});
export const nudgeAllInput = z.strictObject({ policyId: id });
