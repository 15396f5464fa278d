import type { Tenant } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { misplaced } from '#lib/order.ts';
import { areaMoved, claimMoved } from './areas.ts';
import { moveClaimInput, moveSectionInput, renameSectionInput } from './schema.ts';
import { lockClaims, nextEdition, openClaims } from './steps.ts';

function ordered(tenant: Tenant) {
  return tenant.claim.findMany({
    where: { archivedAt: null },
    orderBy: [{ position: 'asc' }, { id: 'asc' }],
    select: { id: true, section: true, position: true },
  });
}

async function place(
  tenant: Tenant,
  rows: readonly { id: string; position: number }[],
  ids: readonly string[],
) {
  for (const { id, position } of misplaced(rows, ids))
    await tenant.claim.updateMany({ where: { id }, data: { position } });
}

/** Moves a claim within its area. Throws NotFound. */
export const moveClaim = command('claim:change', moveClaimInput, async ({ tenant }, { id, move }) => {
  const rows = await ordered(tenant);
  if (!rows.some((row) => row.id === id)) throw new NotFound();
  await place(tenant, rows, claimMoved(rows, id, move));
  return { result: undefined, events: [{ subject: `claim:${id}`, data: { move } }] };
});

/** Moves an area with its claims among the areas. Throws NotFound. */
export const moveSection = command(
  'claim:change',
  moveSectionInput,
  async ({ tenant }, { section, move }) => {
    const rows = await ordered(tenant);
    const first = rows.find((row) => row.section === section);
    if (!first) throw new NotFound();
    await place(tenant, rows, areaMoved(rows, section, move));
    return { result: undefined, events: [{ subject: `claim:${first.id}`, data: { areaMove: move } }] };
  },
);

/** Renames an area, by an edition of each of its claims; taking the name of another joins the two. Throws NotFound. */
export const renameSection = command(
  'claim:change',
  renameSectionInput,
  async (context, { section, name }) => {
    await lockClaims(context);
    const claims = await openClaims(context.tenant, { section });
    const [first] = claims;
    if (!first) throw new NotFound();
    for (const claim of claims) await nextEdition(context, claim, { ...claim.content, section: name });
    // What stands above an area goes with it, unless the other has words of its own.
    const taken = await context.tenant.claimArea.count({ where: { title: name } });
    if (taken === 0)
      await context.tenant.claimArea.updateMany({ where: { title: section }, data: { title: name } });
    const data = { areaRenamed: true, count: claims.length };
    return { result: undefined, events: [{ subject: `claim:${first.id}`, data }] };
  },
);
