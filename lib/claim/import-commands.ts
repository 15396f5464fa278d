import { z } from 'zod';
import type { Tenant } from '#lib/db/tenant.ts';
import { Invalid } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import type { ImportedClaim } from './import.ts';
import { backWith, createClaims, lockClaims, nextEdition, openClaims, type Writing } from './steps.ts';

/** What an import did. */
export type ClaimImport = { added: number; changed: number; unchanged: number };

async function controlsByIdentifier(tenant: Tenant, claims: readonly ImportedClaim[]) {
  const names = [...new Set(claims.flatMap(({ controls }) => controls))];
  const rows = await tenant.control.findMany({
    where: { identifier: { in: names }, archivedAt: null },
    select: { id: true, identifier: true },
  });
  const ids = new Map(rows.map(({ id, identifier }) => [identifier, id]));
  const unknown = names.filter((name) => !ids.has(name));
  if (unknown.length > 0)
    throw new Invalid(`There is no control ${unknown.slice(0, 10).join(', ')} here. Nothing was imported.`);
  return ids;
}

async function add(
  context: Writing,
  claims: readonly ImportedClaim[],
  controls: ReadonlyMap<string, string>,
) {
  const idsOf = (claim: ImportedClaim) => claim.controls.flatMap((name) => controls.get(name) ?? []);
  const contents = claims.map(({ controls: _, id: __, ...content }) => content);
  const ids = await createClaims(context, contents);
  for (const [index, claim] of claims.entries()) await backWith(context, ids[index] ?? '', idsOf(claim));
  return ids;
}

async function change(
  context: Writing,
  claims: readonly ImportedClaim[],
  controls: ReadonlyMap<string, string>,
) {
  const wanted = new Map(claims.flatMap((claim) => (claim.id ? [[claim.id, claim] as const] : [])));
  const open = await openClaims(context.tenant, { id: { in: [...wanted.keys()] } });
  if (open.length !== wanted.size)
    throw new Invalid('A row has the id of a claim that is not here, or archived. Nothing was imported.');
  const changed: string[] = [];
  for (const claim of open) {
    const given = wanted.get(claim.id);
    if (!given) continue;
    const { controls: names, id: _, ...content } = given;
    const edition = await nextEdition(context, claim, content);
    const linked = await backWith(
      context,
      claim.id,
      names.flatMap((name) => controls.get(name) ?? []),
    );
    if (edition !== null || linked > 0) changed.push(claim.id);
  }
  return changed;
}

/**
 * Adds claims, and says those with an id anew; all or nothing. Controls that are named are put behind them; none is taken
 * away. Our own export imported again changes nothing. Throws Invalid.
 */
export const importClaims = command(
  'claim:import',
  z.strictObject({ claims: z.custom<readonly ImportedClaim[]>(Array.isArray) }),
  async (context, { claims }) => {
    await lockClaims(context);
    const controls = await controlsByIdentifier(context.tenant, claims);
    const fresh = claims.filter(({ id }) => id === null);
    const known = claims.filter(({ id }) => id !== null);
    const added = fresh.length > 0 ? await add(context, fresh, controls) : [];
    const changed = await change(context, known, controls);
    const result: ClaimImport = {
      added: added.length,
      changed: changed.length,
      unchanged: known.length - changed.length,
    };
    const subject = `organization:${context.organizationId}` as const;
    return { result, events: [{ subject, data: { ...result, claimIds: [...added, ...changed] } }] };
  },
);
