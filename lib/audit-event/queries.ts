import { sql } from 'kysely';
import type { TenantReader } from '#lib/db/tenant.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list } from '#lib/operation.ts';
import { actorName, readNames } from './read.ts';
import { type AuditEventNarrowing, type AuditEventRow, auditEventListInput } from './schema.ts';

function matching(tenant: TenantReader, { search, filters }: AuditEventNarrowing) {
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

type StoredEvent = Omit<AuditEventRow, 'actorName' | 'subjectName'>;

/** The entries that match, as they are stored. */
export function eventsOf(tenant: TenantReader, narrowing: AuditEventNarrowing) {
  return matching(tenant, narrowing)
    .leftJoin('AuditEventDetail as detail', 'detail.eventId', 'AuditEvent.id')
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
    ]);
}

/** Entries with what their actors and subjects are called today, which is no part of the log. */
export async function withNames(
  tenant: TenantReader,
  rows: readonly StoredEvent[],
): Promise<AuditEventRow[]> {
  const names = await readNames(
    tenant,
    rows.flatMap(({ actor, subject }) => [actor, subject]),
  );
  return rows.map((row) => ({
    ...row,
    actorName: actorName(row.actor, names),
    subjectName: names.get(row.subject) ?? null,
  }));
}

/** The log of the organization, newest first, with the names of actors and subjects. */
export const listAuditEvents = list(
  'audit-event:list',
  auditEventListInput,
  async ({ tenant }, input): Promise<Page<AuditEventRow>> => {
    const count = () => countUpTo(tenant, matching(tenant, input).select('AuditEvent.id'));
    const order = {
      by: sql.ref('AuditEvent.sequence'),
      id: sql.ref('AuditEvent.id'),
      type: 'bigint' as const,
      valueOf: (row: StoredEvent) => row.sequence,
    };
    const page = await readPage(eventsOf(tenant, input), order, input, count);
    return { ...page, rows: await withNames(tenant, page.rows) };
  },
);
