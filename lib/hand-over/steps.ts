import type { EventDraft } from '#lib/audit-event/append.ts';
import { Invalid } from '#lib/errors.ts';
import type { CommandContext } from '#lib/operation.ts';
import type { OpenWork } from './schema.ts';
import { takers } from './takers.ts';

type Writing = Pick<CommandContext, 'tenant'>;

const openTask = { ends: { none: { reopenedAt: null } } };
const openItem = { endedAt: null };

/** What went over, and the event that says so. */
type HandedOver = { work: OpenWork; event: EventDraft };

/** The open work of a member. */
export async function countOpenWork({ tenant }: Writing, memberId: string): Promise<OpenWork> {
  return {
    tasks: await tenant.task.count({ where: { ownerId: memberId, ...openTask } }),
    items: await tenant.checklistItem.count({ where: { ownerId: memberId, ...openItem } }),
  };
}

/** Holds a member, so that they do not go meanwhile. Throws Invalid at `path` unless that is one who sees their work. */
export async function holdTaker({ tenant }: Writing, memberId: string, path: string): Promise<void> {
  await tenant.$queryRaw`SELECT id FROM "Member" WHERE id = ${memberId}::uuid FOR NO KEY UPDATE`;
  const there = await tenant.member.count({
    where: { id: memberId, removedAt: null, roles: { some: { role: { in: [...takers] } } } },
  });
  if (there === 0) throw new Invalid([{ path, message: 'Please choose a member from the list.' }]);
}

/**
 * Gives all open work of one member to another: tasks, items of lists, and what templates give them of lists to come. What has
 * ended stays theirs. Returns how much, and the event that says what went to whom. Throws Invalid unless the other is a member who
 * sees their work.
 */
export async function handOver({ tenant }: Writing, fromId: string, toId: string): Promise<HandedOver> {
  // Held, so that of two who hand over at once the second sees what the first did, and whoever gets it does not go meanwhile.
  await tenant.$queryRaw`SELECT id FROM "Member" WHERE id = ANY (${[fromId, toId]}::uuid[]) ORDER BY id FOR NO KEY UPDATE`;
  await holdTaker({ tenant }, toId, 'handOverTo');
  if (fromId === toId) throw new Invalid([{ path: 'handOverTo', message: 'Please choose somebody else.' }]);
  // Held, so that nobody changes or ends one meanwhile that is then said to have gone over.
  const tasks = await tenant.$queryRaw<{ id: string }[]>`SELECT t.id FROM "Task" t
    WHERE t."ownerId" = ${fromId}::uuid AND NOT EXISTS (SELECT 1 FROM "TaskEnd" e
      WHERE e."organizationId" = t."organizationId" AND e."taskId" = t.id AND e."reopenedAt" IS NULL)
    ORDER BY t.id FOR NO KEY UPDATE OF t`;
  const taskIds = tasks.map(({ id }) => id);
  await tenant.task.updateMany({
    where: { id: { in: taskIds } },
    data: { ownerId: toId, revision: { increment: 1 } },
  });
  const items = await tenant.$queryRaw<{ id: string }[]>`SELECT id FROM "ChecklistItem"
    WHERE "ownerId" = ${fromId}::uuid AND "endedAt" IS NULL ORDER BY id FOR NO KEY UPDATE`;
  const itemIds = items.map(({ id }) => id);
  await tenant.checklistItem.updateMany({ where: { id: { in: itemIds } }, data: { ownerId: toId } });
  const templates = await tenant.checklistTemplateItem.updateMany({
    where: { ownerId: fromId },
    data: { ownerId: toId },
  });
  const data = { to: toId, taskIds, itemIds, templateItems: templates.count };
  return {
    work: { tasks: taskIds.length, items: itemIds.length },
    event: { subject: `member:${fromId}`, action: 'work:hand-over', data },
  };
}
