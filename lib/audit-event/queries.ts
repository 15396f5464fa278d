import { sql } from 'kysely';
import type { TenantReader } from '#lib/db/tenant.ts';
import { countLimit, decodeCursor, likePattern, type Page, pageOf, pageSize } from '#lib/list.ts';
import { list } from '#lib/operation.ts';
import { type AuditEventRow, auditEventListInput } from './schema.ts';

type Filter = { q: string; action?: string | undefined; actor?: string | undefined; subject?: string | undefined };

function matching(tenant: TenantReader, { q, action, actor, subject }: Filter) {
  let events = tenant.selectFrom('AuditEvent');
  if (action) events = events.where('AuditEvent.action', '=', action);
  if (actor) events = events.where('AuditEvent.actor', '=', actor);
  if (subject) events = events.where('AuditEvent.subject', '=', subject);
  if (q) {
    const pattern = likePattern(q);
    events = events.where((where) =>
      where.or([
        where('AuditEvent.action', 'ilike', pattern),
        where('AuditEvent.subject', 'ilike', pattern),
        where('AuditEvent.actor', 'ilike', pattern),
      ]),
    );
  }
  return events;
}

async function countUpToLimit(tenant: TenantReader, filter: Filter): Promise<number> {
  const { count } = await tenant
    .selectFrom(
      matching(tenant, filter)
        .select('AuditEvent.id')
        .limit(countLimit + 1)
        .as('some'),
    )
    .select(sql<number>`count(*)::int`.as('count'))
    .executeTakeFirstOrThrow();
  return count;
}

/** The log of the organization, newest first. The actor's name is looked up; it is no part of the log. */
export const listAuditEvents = list(
  'audit-event:list',
  auditEventListInput,
  async ({ tenant }, input): Promise<Page<AuditEventRow>> => {
    const cursor = decodeCursor(input.cursor);
    let page = matching(tenant, input)
      .leftJoin('AuditEventDetail as detail', 'detail.eventId', 'AuditEvent.id')
      .leftJoin('Member', (join) => join.on(sql`'member:' || "Member".id`, '=', sql.ref('AuditEvent.actor')))
      .leftJoin('Visitor', (join) => join.on(sql`'visitor:' || "Visitor".id`, '=', sql.ref('AuditEvent.actor')))
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
    if (cursor) page = page.where('AuditEvent.sequence', '<', BigInt(cursor.at));
    const rows = await page
      .orderBy('AuditEvent.sequence', 'desc')
      .limit(pageSize + 1)
      .execute();
    return pageOf(rows, await countUpToLimit(tenant, input), (row) => ({ at: row.sequence, id: row.id }));
  },
);
