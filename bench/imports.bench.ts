/*
 * 10,000 people and 10,000 policies, each in one import from the draft to the commit, against bare INSERT ... SELECT of as many
 * rows into the same tables by the same role; then the same people again with another team each. CANDOR_BENCH_ROWS takes fewer.
 * Run with: node bench/imports.bench.ts
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { MemberActor } from '#lib/auth/actor.ts';
import { timed } from './captured.ts';
import { onOwnDatabase } from './database.ts';

const rows = Number(process.env.CANDOR_BENCH_ROWS ?? 10_000);
const organizationId = '00000000-0000-7000-8000-000000000000';
const words =
  'Everybody follows this policy as it stands, and asks whoever owns it before they do not. '.repeat(20);
const owner: MemberActor = {
  kind: 'member',
  organizationId,
  memberId: organizationId,
  sessionId: organizationId,
  name: 'Owner',
  email: 'owner@bench.example',
  roles: ['owner'],
  delegatedBy: [],
  origin: { address: '', userAgent: 'bench', requestId: 'bench' },
};

const stamps = `now(), 'x', now()`;
const bare = {
  people: [
    `INSERT INTO "Person" ("organizationId", id, email, name, team, role, location, "startedOn", "createdAt", "createdBy", "changedAt")
      SELECT $1, gen_random_uuid(), 'b' || n || '@bench.example', 'Person ' || n, 'Team ' || n % 40, 'Engineer', 'Berlin', current_date,
        ${stamps} FROM generate_series(1, $2::integer) n`,
  ],
  policies: [
    `INSERT INTO "Policy" ("organizationId", id, identifier, title, "createdAt", "createdBy")
      SELECT $1, gen_random_uuid(), 'B-' || n, 'Policy ' || n, now(), 'x' FROM generate_series(1, $2::integer) n`,
    `INSERT INTO "PolicyVersion" ("organizationId", id, "policyId", number, title, "createdAt", "createdBy", "changedAt", "changedBy")
      SELECT $1, id, id, 1, title, ${stamps}, 'x' FROM "Policy" LIMIT $2`,
    `INSERT INTO "PolicyText" ("organizationId", "versionId", locale, title, body, original, "changedAt", "changedBy")
      SELECT $1, id, 'en', title, '${words}', true, now(), 'x' FROM "PolicyVersion" LIMIT $2`,
  ],
};

/** Milliseconds of the statements in a transaction that is given up. */
async function bareInserts(client: pg.Client, statements: readonly string[]): Promise<number> {
  await client.query('BEGIN');
  await client.query(`SELECT set_config('app.organization', $1, true)`, [organizationId]);
  const time = await timed(async () => {
    for (const statement of statements) await client.query(statement, [organizationId, rows]);
  });
  await client.query('ROLLBACK');
  return time;
}

function say(what: string, ours: number, reference: number): void {
  process.stdout.write(
    `  ${what.padEnd(40)} ${(ours / 1000).toFixed(1).padStart(6)} s, bare ${(reference / 1000).toFixed(1).padStart(6)} s: ${(ours / reference).toFixed(2)}x\n`,
  );
}

async function importPeople(team: string): Promise<number> {
  const { draftPersonImport, importPersons } = await import('#lib/person/import-commands.ts');
  const { getPersonImport } = await import('#lib/person/import-queries.ts');
  const head = ['Email', 'Name', 'Team', 'Manager email', 'Start date', 'Job title', 'Location'];
  const people = Array.from({ length: rows }, (_, index) => {
    const manager = index === 0 ? '' : `p${Math.floor(index / 10)}@bench.example`;
    const facts = [`Person ${index}`, `${team} ${index % 40}`, manager, '2024-01-01', 'Engineer', 'Berlin'];
    return [`p${index}@bench.example`, ...facts];
  });
  const table = [head, ...people].map((cells, index) => ({ number: index + 1, cells }));
  const sheets = [{ name: 'CSV', rows: table }];
  const draftId = await draftPersonImport(owner, { fileName: 'people.csv', sheets });
  const { seen } = await getPersonImport(owner, { draftId });
  return timed(() => importPersons(owner, { draftId, seen }));
}

async function importTexts(): Promise<number> {
  const { draftPolicyImport, importPolicies } = await import('#lib/policy-import/import-commands.ts');
  const texts = Array.from({ length: rows }, (_, index) => ({
    path: `policies/${index}.md`,
    text: `---\nid: P-${index}\ntitle: Policy ${index}\n---\n${words}`,
    notes: [],
  }));
  const content = { texts, pdfs: [], pictures: [], leftOut: [] };
  const draftId = await draftPolicyImport(owner, { fileName: 'policies.zip', content, staged: [] });
  return timed(() => importPolicies(owner, { draftId }));
}

await onOwnDatabase(async ({ adminUrl, appUrl }) => {
  process.env.DATABASE_URL = appUrl;
  process.env.SESSION_SECRET = randomBytes(32).toString('base64');
  process.env.CANDOR_MASTER_KEY = randomBytes(32).toString('base64');
  const { disconnect } = await import('#lib/db/client.ts');
  const { stopQueue } = await import('#lib/jobs/queue.ts');
  const admin = new pg.Client({ connectionString: adminUrl });
  const client = new pg.Client({ connectionString: appUrl });
  for (const one of [admin, client]) one.on('error', () => {});
  await Promise.all([admin.connect(), client.connect()]);
  await admin.query(
    `INSERT INTO "Organization" (id, slug, name, "timeZone", "createdAt") VALUES ($1, 'bench', 'Bench', 'UTC', now())`,
    [organizationId],
  );
  const person = await bareInserts(client, bare.people);
  say(`importing ${rows} people`, await importPeople('Team'), person);
  say('the same again, each in another team', await importPeople('Crew'), person);
  const policy = await bareInserts(client, bare.policies);
  say(`importing ${rows} policies`, await importTexts(), policy);
  await Promise.all([admin.end(), client.end(), stopQueue(), disconnect()]);
});
