import pg from 'pg';

export const organizationId = '00000000-0000-7000-8000-000000000000';
/** Fewer on a machine that is busy: CANDOR_BENCH_PEOPLE. */
export const people = Number(process.env.CANDOR_BENCH_PEOPLE ?? 10_000);
export const policies = 40;

// References are not tried row by row: what is written here refers to what is written here.
const fill = `
SET synchronous_commit = off;
SET session_replication_role = replica;
INSERT INTO "Organization" (id, slug, name, "timeZone", "createdAt") VALUES ('${organizationId}', 'bench', 'Bench', 'UTC', now());
INSERT INTO "Setting" ("organizationId", section, value, "updatedAt", "updatedBy")
  VALUES ('${organizationId}', 'calendar', '{"workingDays":[1,2,3,4,5,6,7],"opensAt":"00:00","closesAt":"23:59"}', now(), 'x');
CREATE TEMP TABLE person AS SELECT n, gen_random_uuid() AS id FROM generate_series(0, ${people - 1}) n;
INSERT INTO "Person" ("organizationId", id, email, name, team, role, location, "managerId", "startedOn", "createdAt", "createdBy", "changedAt")
  SELECT '${organizationId}', p.id, 'p' || p.n || '@bench.example', 'Person ' || md5(p.n::text), 'Team ' || p.n % 60, 'Role ' || p.n % 20,
    'Place ' || p.n % 9, CASE WHEN p.n >= 300 THEN m.id END, current_date - 2000 + p.n % 1900, now(), 'x', now()
  FROM person p LEFT JOIN person m ON m.n = p.n % 300;
INSERT INTO "Audience" ("organizationId", id, name, rule, "createdAt", "createdBy")
  VALUES ('${organizationId}', '${organizationId}', 'Everyone', '{"everyone":true}', now(), 'x');
CREATE TEMP TABLE policy AS SELECT n, gen_random_uuid() AS id, gen_random_uuid() AS version FROM generate_series(1, ${policies}) n;
INSERT INTO "Policy" ("organizationId", id, identifier, title, "audienceId", "currentVersionId", "createdAt", "createdBy")
  SELECT '${organizationId}', id, 'P-' || n, 'Policy ' || n, '${organizationId}', version, now(), 'x' FROM policy;
INSERT INTO "PolicyVersion" ("organizationId", id, "policyId", number, title, significance, sha256, "createdAt", "createdBy", "changedAt", "changedBy", "closedAt", "closedBy")
  SELECT '${organizationId}', version, id, 1, 'Policy ' || n, 'material', md5(n::text), now(), 'x', now(), 'x', now(), 'x' FROM policy;
INSERT INTO "PolicyPublication" ("organizationId", id, "policyId", "versionId", "effectiveOn", "publishedAt", "publishedBy")
  SELECT '${organizationId}', gen_random_uuid(), id, version, current_date, now(), 'x' FROM policy;
SET session_replication_role = DEFAULT;
ANALYZE;
`;

/** Fills an organization of 10,000 people and 40 published policies that ask all of them; nobody has a duty yet. */
export async function fillPeople(adminUrl: string): Promise<{ policyIds: string[] }> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  await client.query(fill);
  const { rows } = await client.query<{ id: string }>(`SELECT id FROM "Policy" ORDER BY identifier`);
  await client.end();
  return { policyIds: rows.map(({ id }) => id) };
}
