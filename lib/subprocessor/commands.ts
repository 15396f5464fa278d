import { NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { command } from '#lib/operation.ts';
import { archiveInOrder, moveInOrder, nextPosition, restoreInOrder } from '#lib/order-steps.ts';
import {
  addSubprocessorInput,
  changeSubprocessorInput,
  moveSubprocessorInput,
  subprocessorInput,
  subprocessorLimit,
} from './schema.ts';

/** Adds a subprocessor at the end of the list and returns its id. */
export const addSubprocessor = command(
  'subprocessor:add',
  addSubprocessorInput,
  async ({ tenant, organizationId, now }, fields) => {
    const id = newId();
    const position = await nextPosition(tenant.subprocessor, subprocessorLimit, 'subprocessors');
    await tenant.subprocessor.create({ data: { organizationId, id, ...fields, position, createdAt: now } });
    return { result: id, events: [{ subject: `subprocessor:${id}` }] };
  },
);

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
    await moveInOrder(tenant.subprocessor, id, move);
    return { result: undefined, events: [{ subject: `subprocessor:${id}`, data: { move } }] };
  },
);

/** Takes a subprocessor out of the portal's draft. Throws NotFound; Conflict when it is archived already. */
export const archiveSubprocessor = command(
  'subprocessor:archive',
  subprocessorInput,
  async ({ tenant, now }, { id }) => {
    await archiveInOrder(tenant.subprocessor, id, now, 'This subprocessor is archived already.');
    return { result: undefined, events: [{ subject: `subprocessor:${id}` }] };
  },
);

/** Puts an archived subprocessor back at the end of the list. Throws NotFound; Conflict when it is not archived. */
export const restoreSubprocessor = command(
  'subprocessor:archive',
  subprocessorInput,
  async ({ tenant }, { id }) => {
    const position = await nextPosition(tenant.subprocessor, subprocessorLimit, 'subprocessors');
    await restoreInOrder(tenant.subprocessor, id, position, 'This subprocessor is not archived.');
    return { result: undefined, events: [{ subject: `subprocessor:${id}`, data: { restored: true } }] };
  },
);
