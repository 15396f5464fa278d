import { sql } from 'kysely';
import { presentCondition } from '#lib/audience/rule-sql.ts';
import type { Actor } from '#lib/auth/actor.ts';
import type { TenantReader } from '#lib/db/tenant.ts';
import { NotFound } from '#lib/errors.ts';
import { sealedFile } from '#lib/file/stored-file.ts';
import { countUpTo, likePattern, type Page, readPage } from '#lib/list.ts';
import { list, nothing, query } from '#lib/operation.ts';
import { readOrganizationDay } from '#lib/organization/read.ts';
import { waitsForCheck } from './certificate-sql.ts';
import { type CertificateRow, listCertificatesInput, sentCertificateInput } from './schema.ts';

/** Certificates that wait, of those who are with us and still owe the course. */
function waiting(tenant: TenantReader, today: string) {
  return tenant
    .selectFrom('Certificate as s')
    .innerJoin('Duty as d', (join) =>
      join.onRef('d.organizationId', '=', 's.organizationId').onRef('d.id', '=', 's.dutyId'),
    )
    .innerJoin('Person as p', (join) =>
      join.onRef('p.organizationId', '=', 's.organizationId').onRef('p.id', '=', 's.personId'),
    )
    .innerJoin('Course as c', (join) =>
      join.onRef('c.organizationId', '=', 's.organizationId').onRef('c.id', '=', 's.courseId'),
    )
    .where('s.verdict', 'is', null)
    .where('d.endedAt', 'is', null)
    .where(presentCondition(today));
}

const columns = (actor: Actor) =>
  [
    's.id',
    'p.id as personId',
    'p.name',
    'p.team',
    'c.id as courseId',
    'c.title as courseTitle',
    's.sentAt',
    sql<string>`to_char(d."dueOn", 'YYYY-MM-DD')`.as('dueOn'),
    sql<boolean>`coalesce(p."memberId"::text = ${actor.kind === 'member' ? actor.memberId : ''}, false)`.as(
      'own',
    ),
  ] as const;

const order = {
  by: sql.ref('s.sentAt'),
  type: 'timestamptz',
  id: sql.ref('s.id'),
  valueOf: (row: { sentAt: Date }) => row.sentAt.toISOString(),
} as const;

/** Certificates that wait for somebody to check them, the oldest first; of one course, or of all. */
export const listCertificates = list(
  'training:check-certificate',
  listCertificatesInput,
  async ({ tenant, actor, now }, input): Promise<Page<CertificateRow>> => {
    const { today } = await readOrganizationDay(tenant, now);
    const { search, filters } = input;
    let found = waiting(tenant, today);
    if (filters.course) found = found.where('s.courseId', '=', filters.course);
    if (search) {
      const pattern = likePattern(search);
      found = found.where((where) =>
        where.or((['p.name', 'p.email', 'p.team'] as const).map((field) => where(field, 'ilike', pattern))),
      );
    }
    const count = () => countUpTo(tenant, found.select('s.id'));
    return readPage(found.select(columns(actor)), order, input, count);
  },
);

type WaitingCourse = { id: string; name: string; count: number; others: number };

/** The courses of which certificates wait, with how many, and how many of others than the reader, by title: for whoever decides. */
export const listWaitingCourses = list(
  'training:check-certificate',
  nothing,
  async ({ tenant, actor, now }) => {
    const { today } = await readOrganizationDay(tenant, now);
    const memberId = actor.kind === 'member' ? actor.memberId : null;
    const own = sql`(SELECT p.id FROM "Person" p WHERE p."memberId" = CAST(${memberId} AS uuid))`;
    const { rows } = await sql<WaitingCourse>`SELECT c."courseId" AS id, count(*)::int AS count,
        (count(*) FILTER (WHERE c."personId" IS DISTINCT FROM ${own}))::int AS others,
        (SELECT o.title FROM "Course" o WHERE o."organizationId" = c."organizationId" AND o.id = c."courseId") AS name
      FROM "Certificate" c WHERE ${waitsForCheck(today)} GROUP BY c."organizationId", c."courseId"
      ORDER BY name, id`.execute(tenant);
    return rows;
  },
);

/** A certificate as it was sent, whatever became of it. Throws NotFound. */
export const getSentCertificate = query(
  'training:see-score',
  sentCertificateInput,
  async ({ tenant }, input) => {
    const found = await tenant.certificate.findFirst({
      where: { id: input.certificateId },
      select: { fileId: true },
    });
    if (!found?.fileId) throw new NotFound('There is no such certificate.');
    return sealedFile(tenant, found.fileId);
  },
);
