import { Conflict, Invalid, NotFound } from './errors.ts';
import { type Move, misplaced, moved, type Placed } from './order.ts';

type Change = { archivedAt?: Date | null; position?: number };

/** The rows of a list that is ordered by hand and archived, not deleted from: a table as the tenant's handle has it. */
export type Ordered = {
  count: (query: { where: { archivedAt: null } }) => Promise<number>;
  aggregate: (query: { _max: { position: true } }) => Promise<{ _max: { position: number | null } }>;
  findFirst: (query: { where: { id: string }; select: { id: true } }) => Promise<{ id: string } | null>;
  findMany: (query: {
    where: { archivedAt: null };
    orderBy: [{ position: 'asc' }, { id: 'asc' }];
    select: { id: true; position: true };
  }) => Promise<Placed[]>;
  updateMany: (query: {
    where: { id: string; archivedAt?: null | { not: null } };
    data: Change;
  }) => Promise<{ count: number }>;
};

/** The place after the last. @throws Invalid when the list holds `limit` things (`things` says which) */
export async function nextPosition(rows: Ordered, limit: number, things: string): Promise<number> {
  if ((await rows.count({ where: { archivedAt: null } })) >= limit)
    throw new Invalid(`A portal lists at most ${limit} ${things}. Please archive some first.`);
  const last = await rows.aggregate({ _max: { position: true } });
  return (last._max.position ?? -1) + 1;
}

/** Moves one in the order. @throws NotFound, also for an archived one */
export async function moveInOrder(rows: Ordered, id: string, move: Move): Promise<void> {
  const all = await rows.findMany({
    where: { archivedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, position: true },
  });
  const ids = all.map((row) => row.id);
  if (!ids.includes(id)) throw new NotFound();
  for (const { id: misplacedId, position } of misplaced(all, moved(ids, id, move)))
    await rows.updateMany({ where: { id: misplacedId }, data: { position } });
}

async function refuseUnknown(rows: Ordered, id: string): Promise<void> {
  if (!(await rows.findFirst({ where: { id }, select: { id: true } }))) throw new NotFound();
}

/** Takes one out of the list. @throws NotFound; Conflict with `already` when it is archived already */
export async function archiveInOrder(rows: Ordered, id: string, now: Date, already: string): Promise<void> {
  await refuseUnknown(rows, id);
  const { count } = await rows.updateMany({ where: { id, archivedAt: null }, data: { archivedAt: now } });
  if (count === 0) throw new Conflict(already);
}

/** Puts an archived one back at `position`. @throws NotFound; Conflict with `notSo` when it is not archived */
export async function restoreInOrder(
  rows: Ordered,
  id: string,
  position: number,
  notSo: string,
): Promise<void> {
  await refuseUnknown(rows, id);
  const where = { id, archivedAt: { not: null } };
  const { count } = await rows.updateMany({ where, data: { archivedAt: null, position } });
  if (count === 0) throw new Conflict(notSo);
}
