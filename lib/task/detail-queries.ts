import { dayOf } from '#lib/day.ts';
import { NotFound } from '#lib/errors.ts';
import { namesOf } from '#lib/grant/people.ts';
import { query } from '#lib/operation.ts';
import { organizationDay } from '#lib/organization/read.ts';
import { outcomes, type TaskState, taskInput } from './schema.ts';

/** One task with where it comes from and every end it had, newest first. Throws NotFound. */
export const getTask = query('task:list', taskInput, async ({ tenant, now }, { taskId }) => {
  const task = await tenant.task.findFirst({
    where: { id: taskId },
    select: {
      id: true,
      title: true,
      description: true,
      ownerId: true,
      owner: { select: { name: true, removedAt: true } },
      dueOn: true,
      revision: true,
      createdAt: true,
      createdBy: true,
      profile: { select: { id: true, name: true } },
      requirement: { select: { id: true, identifier: true, title: true, wording: true } },
      ends: {
        orderBy: { endedAt: 'desc' },
        take: 100,
        select: {
          id: true,
          outcome: true,
          reason: true,
          endedAt: true,
          endedBy: true,
          reopenedAt: true,
          reopenedBy: true,
        },
      },
    },
  });
  if (!task) throw new NotFound('There is no such task.');
  const { ends, dueOn, createdBy, ...facts } = task;
  const nameOf = await namesOf(tenant, [
    createdBy,
    ...ends.flatMap(({ endedBy, reopenedBy }) => (reopenedBy ? [endedBy, reopenedBy] : [endedBy])),
  ]);
  const { today } = await organizationDay(tenant, now);
  const open = ends.find(({ reopenedAt }) => reopenedAt === null);
  const state: TaskState = outcomes.find((one) => one === open?.outcome) ?? 'open';
  return {
    ...facts,
    today,
    state,
    dueOn: dueOn && dayOf(dueOn),
    createdByName: nameOf(createdBy),
    ends: ends.map(({ endedBy, reopenedBy, ...end }) => ({
      ...end,
      endedByName: nameOf(endedBy),
      reopenedByName: reopenedBy && nameOf(reopenedBy),
    })),
  };
});
