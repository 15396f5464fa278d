import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import { command, list } from '#lib/operation.ts';
import { rowsOf, shown } from './queries.ts';
import { type DeliveryRow, deliveryExportInput } from './schema.ts';

const exportBatch = 1_000;

const beginExport = command(
  'delivery:export',
  deliveryExportInput,
  async ({ organizationId }, { filters }) => {
    const { completeness = null, document = null, visitor = null, revision = null } = filters;
    const data = { completeness, document, visitor, revision };
    return { result: null, events: [{ subject: `organization:${organizationId}`, data }] };
  },
);

const exportInput = deliveryExportInput.extend({
  after: z.strictObject({ at: z.date(), id: z.uuid() }).nullable(),
});

const readBatch = list('delivery:export', exportInput, async ({ tenant }, { after, ...narrowing }) => {
  let rows = rowsOf(tenant, narrowing);
  if (after) {
    rows = rows.where(
      sql<boolean>`("Delivery"."startedAt", "Delivery".id) < (${after.at}::timestamptz, ${after.id}::uuid)`,
    );
  }
  const batch = await rows
    .orderBy('Delivery.startedAt', 'desc')
    .orderBy('Delivery.id', 'desc')
    .limit(exportBatch)
    .execute();
  return batch.map(shown);
});

/** Every matching download for an export, newest first, in batches that each hold a short transaction; one event. */
export async function* exportDeliveries(
  actor: Actor,
  input: z.input<typeof deliveryExportInput>,
): AsyncGenerator<readonly DeliveryRow[]> {
  await beginExport(actor, input);
  let after: { at: Date; id: string } | null = null;
  do {
    const rows: DeliveryRow[] = await readBatch(actor, { ...input, after });
    yield rows;
    const last = rows.at(-1);
    after = last && rows.length === exportBatch ? { at: last.startedAt, id: last.id } : null;
  } while (after);
}
