import { z } from 'zod';
import { id } from '#lib/text.ts';

/** What members take on beside what is asked of everybody. */
export const workKinds = ['task', 'checklist', 'evidence', 'review', 'approval', 'certificate'] as const;

/**
 * One piece of a member's work that they are to be told of: a task, an item of somebody's list (`about` is who), evidence that is
 * owed (`about` is the control), a review of a policy or a version that waits for their approval (`about` is its identifier), a
 * course of which certificates wait for their check (`about` is how many). A task may have no day; an approval and a check have none.
 */
export const workReminder = z.strictObject({
  kind: z.enum(workKinds),
  id,
  title: z.string(),
  about: z.string(),
  dueOn: z.iso.date().nullable(),
  daysBefore: z.number().int(),
});
export type WorkReminder = z.output<typeof workReminder>;

/** The day that a task without one stands under. */
export const noDay = '9999-12-31';
