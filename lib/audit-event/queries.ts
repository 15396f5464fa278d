import { sql } from 'kysely';
import type { z } from 'zod';
import type { TenantReader } from '#lib/db/tenant.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list } from '#lib/operation.ts';
import { type AuditEventRow, auditEventListInput } from './schema.ts';

type Input = z.output<typeof auditEventListInput>;

function matching(tenant: TenantReader, { search, filters }: Input) {
  let events = tenant.selectFrom('AuditEvent');
  if (filters.action) events = events.where('AuditEvent.action', '=', filters.action);
  if (filters.actor) events = events.where('AuditEvent.actor', '=', filters.actor);
  if (filters.subject) events = events.where('AuditEvent.subject', '=', filters.subject);
  if (!search) return events;
  const pattern = likePattern(search);
  return events.where((where) =>
    where.or([
      where('AuditEvent.action', 'ilike', pattern),
      where('AuditEvent.subject', 'ilike', pattern),
      where('AuditEvent.actor', 'ilike', pattern),
    ]),
  );
}

/** The log of the organization, newest first. The actor's name is looked up; it is no part of the log. */
export const listAuditEvents = list(
  'audit-event:list',
  auditEventListInput,
  async ({ tenant }, input): Promise<Page<AuditEventRow>> => {
    const rows = matching(tenant, input)
      .leftJoin('AuditEventDetail as detail', 'detail.eventId', 'AuditEvent.id')
      .leftJoin('Member', (join) => join.on(sql`'member:' || "Member".id`, '=', sql.ref('AuditEvent.actor')))
      .leftJoin('Visitor', (join) =>
        join.on(sql`'visitor:' || "Visitor".id`, '=', sql.ref('AuditEvent.actor')),
      )
      .select([
        'AuditEvent.id',
        'AuditEvent.at',
        'AuditEvent.action',
        'AuditEvent.actor',
        'AuditEvent.subject',
        'AuditEvent.requestId',
        'AuditEvent.body',
        'detail.detail',
        sql<string>`"AuditEvent".sequence::text`.as('sequence'),
        sql<string | null>`coalesce("Member".name, "Visitor".name)`.as('actorName'),
      ]);
    const count = await countUpTo(tenant, matching(tenant, input).select('AuditEvent.id'));
    const order = {
      by: sql.ref('AuditEvent.sequence'),
      id: sql.ref('AuditEvent.id'),
      type: 'bigint' as const,
      valueOf: (row: AuditEventRow) => row.sequence,
    };
    return readPage(rows, order, input, count);
  },
);
