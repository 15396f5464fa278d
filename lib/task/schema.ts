import { z } from 'zod';
import { optionalDay } from '#lib/day.ts';
import { listFields } from '#lib/list.ts';
import { id, line, paragraph } from '#lib/text.ts';

/** Most gaps that become tasks at once: a whole CSF is 106. */
const mostGaps = 200;

const ownerId = z
  .preprocess((value) => value || null, z.uuid('Please choose an owner from the list.').nullable())
  .default(null);
const dueOn = optionalDay('Due').default(null);

const described = {
  title: line('Title', 200),
  description: paragraph('Description', 5000).default(''),
  ownerId,
  dueOn,
};

export const taskInput = z.strictObject({ taskId: id });
export const addTaskInput = z.strictObject(described);

/** Gaps of a profile by their subcategories, all given to one owner and due by one day. */
export const addGapTasksInput = z.strictObject({
  profileId: id,
  requirementIds: z
    .array(id)
    .min(1, 'Please choose at least one gap.')
    .max(mostGaps, `At most ${mostGaps} gaps at once.`)
    .transform((ids) => [...new Set(ids)]),
  ownerId,
  dueOn,
});

/** `revision` is the one that was seen: a newer one is a conflict. */
export const changeTaskInput = z.strictObject({
  taskId: id,
  revision: z.coerce.number().int().min(1),
  ...described,
});

/** How a task may end. */
export const outcomes = ['done', 'dropped'] as const;

/** A task that is dropped says why. */
export const finishTaskInput = z
  .strictObject({
    taskId: id,
    outcome: z.enum(outcomes, 'A task ends as done or dropped.'),
    reason: paragraph('Reason', 2000).default(''),
  })
  .refine(({ outcome, reason }) => outcome === 'done' || reason !== '', {
    path: ['reason'],
    message: 'Please say why it is dropped.',
  });

/** How a task stands. */
export const taskStates = ['open', 'done', 'dropped'] as const;
export type TaskState = (typeof taskStates)[number];

/** A state as people say it. */
export const taskStateLabels: Readonly<Record<TaskState, string>> = {
  open: 'Open',
  done: 'Done',
  dropped: 'Dropped',
};

/** What the list of tasks can be searched, ordered and narrowed by. */
export const listTasksInput = z.strictObject({
  ...listFields(['dueOn', 'createdAt']),
  descending: z.boolean().default(false),
  filters: z
    .strictObject({
      state: z.enum(taskStates).optional(),
      owner: z.union([z.literal('none'), id]).optional(),
      profile: id.optional(),
    })
    .default({}),
});

/** A task as lists show it. Days are `2026-11-22`. */
export type TaskRow = {
  id: string;
  title: string;
  ownerId: string | null;
  ownerName: string | null;
  /** The owner is no member any more: it has none. */
  ownerGone: boolean;
  dueOn: string | null;
  state: TaskState;
  profileId: string | null;
  profileName: string | null;
  requirementId: string | null;
  identifier: string | null;
  createdAt: Date;
};

/** A month of the calendar, `2026-11`. */
export const taskMonthInput = z.strictObject({
  month: z.string().regex(/^(19|2\d)\d\d-(0[1-9]|1[0-2])$/, 'There is no such month.'),
});
