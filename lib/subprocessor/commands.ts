import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { misplaced, moved } from '#lib/order.ts';
import {
  addSubprocessorInput,
  changeSubprocessorInput,
  moveSubprocessorInput,
  subprocessorInput,
  subprocessorLimit,
} from './schema.ts';

type Handle = Pick<CommandContext, 'tenant'>;

/** The place after the last; throws Invalid when the list is full. */
async function nextPosition({ tenant }: Handle): Promise<number> {
  const count = await tenant.subprocessor.count({ where: { archivedAt: null } });
  if (count >= subprocessorLimit)
    throw new Invalid(
      `A portal lists at most ${subprocessorLimit} subprocessors. Please archive some first.`,
    );
  const last = await tenant.subprocessor.aggregate({ _max: { position: true } });
  return (last._max.position ?? -1) + 1;
}

/** Adds a subprocessor at the end of the list and returns its id. */
export const addSubprocessor = command('subprocessor:add', addSubprocessorInput, async (context, fields) => {
  const { tenant, organizationId, now } = context;
  const id = newId();
  const position = await nextPosition(context);
  await tenant.subprocessor.create({ data: { organizationId, id, ...fields, position, createdAt: now } });
  return { result: id, events: [{ subject: `subprocessor:${id}` }] };
});

/** Changes a subprocessor. Throws NotFound, also for an archived one. */
export const changeSubprocessor = command(
  'subprocessor:change',
  changeSubprocessorInput,
  async ({ tenant }, { id, ...fields }) => {
    const { count } = await tenant.subprocessor.updateMany({ where: { id, archivedAt: null }, data: fields });
    if (count === 0) throw new NotFound();
    return { result: undefined, events: [{ subject: `subprocessor:${id}` }] };
  },
);

/** Moves a subprocessor in the list. Throws NotFound. */
export const moveSubprocessor = command(
  'subprocessor:change',
  moveSubprocessorInput,
  async ({ tenant }, { id, move }) => {
    const rows = await tenant.subprocessor.findMany({
      where: { archivedAt: null },
      orderBy: [{ position: 'asc' }, { id: 'asc' }],
      select: { id: true, position: true },
    });
    const ids = rows.map((row) => row.id);
    if (!ids.includes(id)) throw new NotFound();
    for (const row of misplaced(rows, moved(ids, id, move)))
      await tenant.subprocessor.updateMany({ where: { id: row.id }, data: { position: row.position } });
    return { result: undefined, events: [{ subject: `subprocessor:${id}`, data: { move } }] };
  },
);

/** Takes a subprocessor out of the portal's draft. Throws NotFound; Conflict when it is archived already. */
export const archiveSubprocessor = command(
  'subprocessor:archive',
  subprocessorInput,
  async ({ tenant, now }, { id }) => {
    if (!(await tenant.subprocessor.findFirst({ where: { id }, select: { id: true } }))) throw new NotFound();
    const { count } = await tenant.subprocessor.updateMany({
      where: { id, archivedAt: null },
      data: { archivedAt: now },
    });
    if (count === 0) throw new Conflict('This subprocessor is archived already.');
    return { result: undefined, events: [{ subject: `subprocessor:${id}` }] };
  },
);

/** Puts an archived subprocessor back at the end of the list. Throws NotFound; Conflict when it is not archived. */
export const restoreSubprocessor = command(
  'subprocessor:archive',
  subprocessorInput,
  async (context, { id }) => {
    const { tenant } = context;
    if (!(await tenant.subprocessor.findFirst({ where: { id }, select: { id: true } }))) throw new NotFound();
    const { count } = await tenant.subprocessor.updateMany({
      where: { id, archivedAt: { not: null } },
      data: { archivedAt: null, position: await nextPosition(context) },
    });
    if (count === 0) throw new Conflict('This subprocessor is not archived.');
    return { result: undefined, events: [{ subject: `subprocessor:${id}`, data: { restored: true } }] };
  },
);
