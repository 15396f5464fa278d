import { Conflict, Invalid, NotFound } from '#lib/errors.ts';
import { newId } from '#lib/id.ts';
import { type CommandContext, command } from '#lib/operation.ts';
import { misplaced } from '#lib/order.ts';
import { areaMoved, claimMoved } from './areas.ts';
import {
  addClaimsInput,
  changeClaimInput,
  claimInput,
  claimLimit,
  moveClaimInput,
  moveSectionInput,
  renameSectionInput,
} from './schema.ts';

type Handle = Pick<CommandContext, 'tenant'>;

function ordered({ tenant }: Handle) {
  return tenant.claim.findMany({
    where: { archivedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, section: true, position: true },
  });
}

async function nextPosition({ tenant }: Handle): Promise<number> {
  const last = await tenant.claim.aggregate({ _max: { position: true } });
  return (last._max.position ?? -1) + 1;
}

async function refuseOver({ tenant }: Handle, more: number): Promise<void> {
  const count = await tenant.claim.count({ where: { archivedAt: null } });
  if (count + more > claimLimit)
    throw new Invalid(`A portal holds at most ${claimLimit} claims. Please archive some first.`);
}

async function place(
  { tenant }: Handle,
  rows: readonly { id: string; position: number }[],
  ids: readonly string[],
) {
  for (const { id, position } of misplaced(rows, ids))
    await tenant.claim.updateMany({ where: { id }, data: { position } });
}

/** Adds claims at the end of their area and returns their ids. Throws Invalid over 1,000 claims. */
export const addClaims = command('claim:add', addClaimsInput, async (context, { section, texts }) => {
  await refuseOver(context, texts.length);
  const { tenant, organizationId, now } = context;
  const first = await nextPosition(context);
  const rows = texts.map((text, index) => ({
    organizationId,
    id: newId(),
    section,
    text,
    position: first + index,
    createdAt: now,
  }));
  await tenant.claim.createMany({ data: rows });
  const [head, ...tail] = rows.map(({ id }) => ({ subject: `claim:${id}` as const }));
  if (!head) throw new Invalid('Please write at least one claim.');
  return { result: rows.map(({ id }) => id), events: [head, ...tail] };
});

/** Rewords a claim or moves it to another area. Throws NotFound, also for an archived one. */
export const changeClaim = command(
  'claim:change',
  changeClaimInput,
  async ({ tenant }, { id, section, text }) => {
    const old = await tenant.claim.findFirst({ where: { id, archivedAt: null }, select: { section: true } });
    if (!old) throw new NotFound();
    await tenant.claim.updateMany({ where: { id }, data: { section, text } });
    const data = { areaChanged: old.section !== section };
    return { result: undefined, events: [{ subject: `claim:${id}`, data }] };
  },
);

/** Moves a claim within its area. Throws NotFound. */
export const moveClaim = command('claim:change', moveClaimInput, async (context, { id, move }) => {
  const rows = await ordered(context);
  if (!rows.some((row) => row.id === id)) throw new NotFound();
  await place(context, rows, claimMoved(rows, id, move));
  return { result: undefined, events: [{ subject: `claim:${id}`, data: { move } }] };
});

/** Moves an area with its claims among the areas. Throws NotFound. */
export const moveSection = command('claim:change', moveSectionInput, async (context, { section, move }) => {
  const rows = await ordered(context);
  const first = rows.find((row) => row.section === section);
  if (!first) throw new NotFound();
  await place(context, rows, areaMoved(rows, section, move));
  return { result: undefined, events: [{ subject: `claim:${first.id}`, data: { areaMove: move } }] };
});

/** Renames an area; taking the name of another joins the two. Throws NotFound. */
export const renameSection = command(
  'claim:change',
  renameSectionInput,
  async (context, { section, name }) => {
    const first = (await ordered(context)).find((row) => row.section === section);
    if (!first) throw new NotFound();
    const { count } = await context.tenant.claim.updateMany({
      where: { section, archivedAt: null },
      data: { section: name },
    });
    return {
      result: undefined,
      events: [{ subject: `claim:${first.id}`, data: { areaRenamed: true, count } }],
    };
  },
);

/** Takes a claim out of the portal's draft. Throws NotFound; Conflict when it is archived already. */
export const archiveClaim = command('claim:archive', claimInput, async ({ tenant, now }, { id }) => {
  if (!(await tenant.claim.findFirst({ where: { id }, select: { id: true } }))) throw new NotFound();
  const { count } = await tenant.claim.updateMany({
    where: { id, archivedAt: null },
    data: { archivedAt: now },
  });
  if (count === 0) throw new Conflict('This claim is archived already.');
  return { result: undefined, events: [{ subject: `claim:${id}` }] };
});

/** Puts an archived claim back at the end of its area. Throws NotFound; Conflict when it is not archived. */
export const restoreClaim = command('claim:archive', claimInput, async (context, { id }) => {
  const { tenant } = context;
  if (!(await tenant.claim.findFirst({ where: { id }, select: { id: true } }))) throw new NotFound();
  await refuseOver(context, 1);
  const { count } = await tenant.claim.updateMany({
    where: { id, archivedAt: { not: null } },
    data: { archivedAt: null, position: await nextPosition(context) },
  });
  if (count === 0) throw new Conflict('This claim is not archived.');
  return { result: undefined, events: [{ subject: `claim:${id}`, data: { restored: true } }] };
});
