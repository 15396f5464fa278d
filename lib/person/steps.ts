import type { Tenant } from '#lib/db/tenant.ts';
import { Invalid } from '#lib/errors.ts';
import type { CommandContext } from '#lib/operation.ts';
import type { PersonContent } from './content.ts';
import { loopSentence, managerLoop } from './manager-loop.ts';
import { readManagers } from './stored-steps.ts';

/** Who writes, where and when. */
export type Writing = Pick<CommandContext, 'tenant' | 'organizationId' | 'now' | 'by' | 'actor' | 'enqueue'>;

/**
 * Two people at once would close a loop of managers that neither sees, or add one address twice: who changes persons waits for
 * others.
 */
export async function lockPersons({ tenant, organizationId }: Writing): Promise<void> {
  await tenant.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`person ${organizationId}`}, 0))::text`;
}

/** A person with an id of their own and their manager by id, as a statement takes them. */
export type WrittenPerson = Omit<PersonContent, 'managerEmail'> & { id: string; managerId: string | null };

/** Persons that one statement writes: all of an import at once would take longer than a statement may. */
const batch = 1000;

// Managers come before those whom they manage, so that they are there when a statement names them.
function managersFirst(persons: readonly WrittenPerson[]): WrittenPerson[] {
  const byId = new Map(persons.map((person) => [person.id, person]));
  const sorted = new Set<WrittenPerson>();
  for (const person of persons) {
    const chain: WrittenPerson[] = [];
    for (
      let one: WrittenPerson | undefined = person;
      one && !sorted.has(one);
      one = byId.get(one.managerId ?? '')
    )
      chain.push(one);
    for (const one of chain.toReversed()) sorted.add(one);
  }
  return [...sorted];
}

/** Adds persons, a few statements for thousands. Managers who are new are among them, in no loop. Lock first. */
export async function createPersons(
  { tenant, organizationId, now, by }: Writing,
  persons: readonly WrittenPerson[],
  source: 'csv' | 'hand',
): Promise<void> {
  const sorted = managersFirst(persons);
  for (let from = 0; from < sorted.length; from += batch)
    await tenant.$executeRaw`
      INSERT INTO "Person" ("organizationId", id, email, name, team, role, location, "managerId", "startedOn", "leftOn", source,
        "externalId", "privateEmail", locale, "createdAt", "createdBy", "changedAt")
      SELECT ${organizationId}::uuid, x.id, x.email, x.name, x.team, x.role, x.location, x."managerId", x."startedOn", x."leftOn",
        ${source}, x."externalId", x."privateEmail", x.locale, ${now}, ${by}, ${now}
      FROM jsonb_to_recordset(${JSON.stringify(sorted.slice(from, from + batch))}::jsonb) AS x(id uuid, email text, name text,
        team text, role text, location text, "managerId" uuid, "startedOn" date, "leftOn" date, "externalId" text,
        "privateEmail" text, locale text)`;
}

/** Changes persons to what they are given, a few statements for thousands. Lock first. */
export async function revisePersons(
  { tenant, now }: Writing,
  persons: readonly WrittenPerson[],
  source: 'csv' | null,
): Promise<void> {
  for (let from = 0; from < persons.length; from += batch)
    await tenant.$executeRaw`
      UPDATE "Person" p SET email = x.email, name = x.name, team = x.team, role = x.role, location = x.location,
        "managerId" = x."managerId", "startedOn" = x."startedOn", "leftOn" = x."leftOn", "externalId" = x."externalId",
        "privateEmail" = x."privateEmail", locale = x.locale, source = coalesce(${source}, p.source),
        revision = p.revision + 1, "changedAt" = ${now}
      FROM jsonb_to_recordset(${JSON.stringify(persons.slice(from, from + batch))}::jsonb) AS x(id uuid, email text, name text,
        team text, role text, location text, "managerId" uuid, "startedOn" date, "leftOn" date, "externalId" text,
        "privateEmail" text, locale text)
      WHERE p.id = x.id`;
}

/** The id of a manager named by address, null for none. Throws Invalid for somebody unknown. */
export async function managerIdOf(tenant: Tenant, managerEmail: string | null): Promise<string | null> {
  if (managerEmail === null) return null;
  const manager = await tenant.person.findFirst({ where: { email: managerEmail }, select: { id: true } });
  if (manager) return manager.id;
  const message = `There is nobody with the address ${managerEmail} in the directory.`;
  throw new Invalid([{ path: 'managerEmail', message }]);
}

/** Throws Invalid, naming the chain, where this manager would make somebody their own manager in the end. Lock first. */
export async function requireNoLoop(tenant: Tenant, personId: string, managerId: string | null) {
  if (managerId === null) return;
  const managers = await readManagers(tenant);
  managers.set(personId, managerId);
  const loop = managerLoop(personId, (id) => managers.get(id));
  if (!loop) return;
  const rows = await tenant.person.findMany({
    where: { id: { in: loop } },
    select: { id: true, name: true },
  });
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const message = loopSentence(loop.map((id) => names.get(id) ?? ''));
  throw new Invalid([{ path: 'managerEmail', message }]);
}

/** Throws Invalid where somebody else has this address. */
export async function requireFreeAddress(tenant: Tenant, email: string, personId: string | null) {
  const other = await tenant.person.findFirst({
    where: { email, ...(personId ? { id: { not: personId } } : {}) },
    select: { name: true, endedAt: true },
  });
  if (!other) return;
  const message = other.endedAt
    ? `${other.name}, who has left, has this address. Bring them back on their page instead.`
    : `${other.name} has this address already.`;
  throw new Invalid([{ path: 'email', message }]);
}
