import { may } from '#lib/auth/permissions.ts';
import { dateOf } from '#lib/day.ts';
import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, Invalid, NotFound, Stale } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { addTaskInput, changeTaskInput, finishTaskInput, taskInput } from './schema.ts';

/** Throws Invalid unless the owner is a member of today, or nobody. */
export async function requireTaskOwner(tenant: Tenant, ownerId: string | null): Promise<void> {
  if (!ownerId) return;
  if ((await tenant.member.count({ where: { id: ownerId, removedAt: null } })) === 0)
    throw new Invalid([{ path: 'ownerId', message: 'Please choose an owner from the list.' }]);
}

/** Adds a task that comes from no gap, and returns its id. Throws Invalid. */
export const addTask = command('task:add', addTaskInput, async (context, input) => {
  const { tenant, organizationId, now, by } = context;
  const { title, description, ownerId, dueOn } = input;
  await requireTaskOwner(tenant, ownerId);
  const id = newId();
  await tenant.task.create({
    data: {
      organizationId,
      id,
      title,
      description,
      ownerId,
      dueOn: dateOf(dueOn),
      createdAt: now,
      createdBy: by,
    },
    select: { id: true },
  });
  return { result: id, events: [{ subject: `task:${id}`, data: { ownerId, dueOn } }] };
});

type HeldTask = { ownerId: string | null; ended: boolean };

/** The task, held until the end of the transaction. Throws NotFound. */
async function lockTask(tenant: Tenant, taskId: string): Promise<HeldTask> {
  await tenant.$queryRaw`SELECT id FROM "Task" WHERE id = ${taskId}::uuid FOR NO KEY UPDATE`;
  const task = await tenant.task.findFirst({
    where: { id: taskId },
    select: { ownerId: true, ends: { where: { reopenedAt: null }, select: { id: true } } },
  });
  if (!task) throw new NotFound('There is no such task.');
  return { ownerId: task.ownerId, ended: task.ends.length > 0 };
}

/** Changes an open task. Throws NotFound, Invalid, Conflict when it has ended or is not as it was seen. */
export const changeTask = command('task:change', changeTaskInput, async ({ tenant }, input) => {
  const { taskId, revision, title, description, ownerId, dueOn } = input;
  const before = await lockTask(tenant, taskId);
  if (before.ended) throw new Conflict('This task has ended. Reopen it first.');
  if (ownerId !== before.ownerId) await requireTaskOwner(tenant, ownerId);
  const { count } = await tenant.task.updateMany({
    where: { id: taskId, revision },
    data: { title, description, ownerId, dueOn: dateOf(dueOn), revision: revision + 1 },
  });
  if (count === 0) throw new Stale('this task');
  const data = { revision: revision + 1, ownerId, dueOn };
  return { result: undefined, events: [{ subject: `task:${taskId}`, data }] };
});

/**
 * Ends a task as done or dropped. Its owner may, and whoever may change tasks; for everybody else it is not there. Throws
 * NotFound, Conflict when it has ended.
 */
export const finishTask = command('task:finish', finishTaskInput, async (context, input) => {
  const { tenant, organizationId, actor, now, by } = context;
  const { taskId, outcome, reason } = input;
  const { ownerId, ended } = await lockTask(tenant, taskId);
  const own = actor.kind === 'member' && actor.memberId === ownerId;
  if (!own && !may(actor, 'task:change')) throw new NotFound('There is no such task.');
  if (ended) throw new Conflict('This task has ended already.');
  await tenant.taskEnd.create({
    data: { organizationId, id: newId(), taskId, outcome, reason, endedAt: now, endedBy: by },
    select: { id: true },
  });
  return { result: undefined, events: [{ subject: `task:${taskId}`, data: { outcome } }] };
});

/** Opens a task again that has ended; that it had stays known. Throws NotFound, Conflict when it is open. */
export const reopenTask = command('task:reopen', taskInput, async ({ tenant, now, by }, { taskId }) => {
  const { ended } = await lockTask(tenant, taskId);
  if (!ended) throw new Conflict('This task is open.');
  await tenant.taskEnd.updateMany({
    where: { taskId, reopenedAt: null },
    data: { reopenedAt: now, reopenedBy: by },
  });
  return { result: undefined, events: [{ subject: `task:${taskId}`, data: { reopened: true } }] };
});
