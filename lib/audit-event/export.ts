import { sql } from 'kysely';
import { z } from 'zod';
import type { Actor } from '#lib/auth/actor.ts';
import { command, list } from '#lib/operation.ts';
import { eventsOf, withNames } from './queries.ts';
import { type AuditEventRow, auditEventExportInput } from './schema.ts';

const exportBatch = 1_000;

const beginExport = command(
  'audit-event:export',
  auditEventExportInput,
  async ({ organizationId }, { filters }) => {
    const { action = null, actor = null, subject = null } = filters;
    const data = { action, actor, subject };
    return { result: null, events: [{ subject: `organization:${organizationId}`, data }] };
  },
);

const batchInput = auditEventExportInput.extend({
  /** The `sequence` of the last entry that was read. */
  after: z.string().regex(/^\d+$/).nullable(),
});

const readBatch = list('audit-event:export', batchInput, async ({ tenant }, { after, ...narrowing }) => {
  let events = eventsOf(tenant, narrowing);
  if (after) events = events.where(sql<boolean>`"AuditEvent".sequence < ${after}::bigint`);
  const batch = await events.orderBy('AuditEvent.sequence', 'desc').limit(exportBatch).execute();
  return withNames(tenant, batch);
});

/** Every matching entry of the log for an export, newest first, in batches that each hold a short transaction; one event. */
export async function* exportAuditEvents(
  actor: Actor,
  input: z.input<typeof auditEventExportInput>,
): AsyncGenerator<readonly AuditEventRow[]> {
  await beginExport(actor, input);
  let after: string | null = null;
  do {
    const rows: AuditEventRow[] = await readBatch(actor, { ...input, after });
    yield rows;
    const last = rows.at(-1);
    after = last && rows.length === exportBatch ? last.sequence : null;
  } while (after);
}
