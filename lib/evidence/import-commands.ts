import { z } from 'zod';
import type { Tenant } from '#lib/db/tenant.ts';
import { Invalid } from '#lib/errors.ts';
import { command } from '#lib/operation.ts';
import { atRow, type ImportedEvidence } from './import.ts';
import { createItem } from './item-steps.ts';
import { requireRoomForEvidence } from './quota-steps.ts';

async function controlsByIdentifier(tenant: Tenant, items: readonly ImportedEvidence[]) {
  const names = [...new Set(items.flatMap(({ controls }) => controls))];
  const rows = await tenant.control.findMany({
    where: { identifier: { in: names }, archivedAt: null },
    select: { id: true, identifier: true },
  });
  const ids = new Map(rows.map(({ id, identifier }) => [identifier, id]));
  const problems = items.flatMap(({ row, controls }) =>
    atRow(
      row,
      controls
        .filter((name) => !ids.has(name))
        .map((name) => ({ path: '', message: `There is no control ${name.slice(0, 80)} here.` })),
    ),
  );
  if (problems.length > 0) throw new Invalid(problems.slice(0, 100));
  return ids;
}

/** Adds items of links and records, all or none; each waits for a review as any other does. @throws Invalid, Conflict */
export const importEvidence = command(
  'evidence:import',
  z.strictObject({ items: z.custom<readonly ImportedEvidence[]>(Array.isArray) }),
  async (context, { items }) => {
    const ids = await controlsByIdentifier(context.tenant, items);
    const itemIds: string[] = [];
    for (const { controls, row, ...item } of items) {
      await requireRoomForEvidence(context.tenant);
      const controlIds = [...new Set(controls.flatMap((name) => ids.get(name) ?? []))];
      const made = await createItem(context, { ...item, controlIds }).catch((error: unknown) => {
        throw error instanceof Invalid ? new Invalid(atRow(row, error.problems)) : error;
      });
      itemIds.push(made.itemId);
    }
    const subject = `organization:${context.organizationId}` as const;
    return { result: { added: itemIds.length }, events: [{ subject, data: { itemIds } }] };
  },
);
