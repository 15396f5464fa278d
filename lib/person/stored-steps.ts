import type { Tenant } from '#lib/db/tenant.ts';
import { Conflict, NotFound } from '#lib/errors.ts';
import type { PersonContent } from './content.ts';

/** A person as the directory holds them. */
export type StoredPerson = {
  id: string;
  managerId: string | null;
  memberId: string | null;
  source: string;
  revision: number;
  content: PersonContent;
};

const erasedSentence = 'This person was erased: nothing about them can be changed any more.';

/** Persons by id, or all who were not erased. Ten thousand come in one statement. */
export async function readPersons(tenant: Tenant, ids: readonly string[] | null): Promise<StoredPerson[]> {
  // The size of a directory that was just filled is not known yet: managers would be looked for in all of it, each time.
  if (ids === null) await tenant.$queryRaw`SELECT set_config('enable_nestloop', 'off', true)`;
  const rows = await tenant.$queryRaw<(PersonContent & Omit<StoredPerson, 'content'>)[]>`
    SELECT p.id, p."managerId", p."memberId", p.source, p.revision, p.email, p.name, p.team, p.role, p.location,
      m.email AS "managerEmail", p."startedOn"::text, p."leftOn"::text, p."privateEmail", p.locale, p."externalId"
    FROM "Person" p
    LEFT JOIN "Person" m ON m."organizationId" = p."organizationId" AND m.id = p."managerId"
    WHERE (${ids === null} AND p."erasedAt" IS NULL) OR p.id = ANY (${ids ?? []}::uuid[])
    ORDER BY p.id`;
  return rows.map(({ id, managerId, memberId, source, revision, ...content }) => ({
    id,
    managerId,
    memberId,
    source,
    revision,
    content,
  }));
}

/** Who is managed by whom, by id. */
export async function readManagers(tenant: Tenant): Promise<Map<string, string>> {
  const rows = await tenant.person.findMany({
    where: { managerId: { not: null } },
    select: { id: true, managerId: true },
  });
  return new Map(rows.flatMap(({ id, managerId }) => (managerId ? [[id, managerId]] : [])));
}

/** The person with this id. Throws NotFound. */
export async function findStored(tenant: Tenant, personId: string): Promise<StoredPerson> {
  const [person] = await readPersons(tenant, [personId]);
  if (!person) throw new NotFound('There is no such person.');
  return person;
}

/** The same, to be changed. Throws NotFound; Conflict for somebody who was erased. */
export async function findChangeable(tenant: Tenant, personId: string): Promise<StoredPerson> {
  const person = await findStored(tenant, personId);
  const erased = await tenant.person.count({ where: { id: personId, erasedAt: { not: null } } });
  if (erased > 0) throw new Conflict(erasedSentence);
  return person;
}
