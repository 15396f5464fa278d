/*
 * 10,000 people and 40 policies that ask all of them: making the duties of one policy against a bare INSERT ... SELECT of the
 * same rows by the same role; all 400,000 from nothing; the pages of campaigns against the statements they send, prepared; a
 * run with nothing to do; and planning and queueing a mail to each of the 10,000. Run with: node bench/duties.bench.ts
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { MemberActor, PersonActor } from '#lib/auth/actor.ts';
import { replay, statementsOf, timed } from './captured.ts';
import { median, onOwnDatabase } from './database.ts';
import { fillPeople, organizationId, people } from './people.ts';

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
const ROUNDS = 7;
/** A page by its name. */
type Case = [string, () => Promise<unknown>];

const limit = 2;
let failed = false;

function say(what: string, ours: number, bare: number, atMost: number): void {
  const ratio = ours / bare;
  if (ratio > atMost) failed = true;
  process.stdout.write(
    `${ratio > atMost ? '!' : ' '} ${what.padEnd(52)} ${ours.toFixed(0).padStart(7)} ms, bare ${bare.toFixed(0).padStart(7)} ms: ${ratio.toFixed(2)}x\n`,
  );
}

/** The same rows by one bare statement as the database plans it, in a transaction of the organization that is given up. */
async function bareInsert(client: pg.Client, policyId: string): Promise<number> {
  await client.query('BEGIN');
  await client.query(
    `SELECT set_config('app.organization', $1, true), set_config('plan_cache_mode', 'auto', true)`,
    [organizationId],
  );
  const time = await timed(() =>
    client.query(
      `INSERT INTO "Duty" ("organizationId", id, "personId", kind, "policyId", "policyVersionId", "assignedAt", "assignedBy", "dueOn")
        SELECT p."organizationId", gen_random_uuid(), p.id, 'policy', y.id, y."currentVersionId", now(), 'x', current_date + 14
        FROM "Person" p, "Policy" y WHERE y.id = $1`,
      [policyId],
    ),
  );
  await client.query('ROLLBACK');
  return time;
}

/** The directory, somebody's page and record, and what they see themselves. */
async function peopleCases(client: pg.Client): Promise<{ ofAll: Case[]; ofOne: Case[] }> {
  const { listPersons, listPersonChoices, countPersonStandings } = await import('#lib/person/queries.ts');
  const { getPerson } = await import('#lib/person/detail-queries.ts');
  const { listDutiesOfPerson } = await import('#lib/person/duty-queries.ts');
  const { getPersonRecord } = await import('#lib/duty/record-queries.ts');
  const { listDone, listNextOwed, listOwed } = await import('#lib/acknowledgement/owed-queries.ts');
  const personId = await somebody(client);
  const { memberId: _, roles: __, delegatedBy: ___, ...base } = owner;
  const person: PersonActor = { ...base, kind: 'person', via: 'link', personId };
  const ofAll: Case[] = [
    ['the directory', () => listPersons(owner, {})],
    ['the directory by first day', () => listPersons(owner, { sort: 'startedOn' })],
    ['the directory, searched', () => listPersons(owner, { search: 'p77' })],
    ['its teams, roles, places and managers', () => listPersonChoices(owner, {})],
    ['how many stand how', () => countPersonStandings(owner, {})],
  ];
  const ofOne: Case[] = [
    ['a person', () => getPerson(owner, { personId })],
    ['their duties', () => listDutiesOfPerson(owner, { personId })],
    ['their whole record', () => getPersonRecord(owner, { personId })],
    ['what they owe, with the minutes it takes', () => listOwed(person, { locale: 'en' })],
    ['what they owe soonest', () => listNextOwed(person, {})],
    ['what they have done', () => listDone(person, {})],
  ];
  return { ofAll, ofOne };
}

async function somebody(client: pg.Client): Promise<string> {
  await client.query('BEGIN');
  await client.query(`SELECT set_config('app.organization', $1, true)`, [organizationId]);
  const { rows } = await client.query<{ id: string }>(`SELECT id FROM "Person" WHERE email LIKE 'p77@%'`);
  await client.query('COMMIT');
  return rows[0]?.id ?? '';
}

async function pages(client: pg.Client, policyId: string): Promise<void> {
  const { getCampaign, listCampaigns, countOverdue } = await import('#lib/duty/campaign-queries.ts');
  const { findCampaignChoices, listCampaignPeople } = await import('#lib/duty/campaign-people-queries.ts');
  const of = { policyId, versionId: null };
  const cases: Case[] = [
    ['the list of campaigns', () => listCampaigns(owner, {})],
    ['the list of campaigns by overdue', () => listCampaigns(owner, { sort: 'overdue' })],
    ['a campaign: numbers, teams, days', () => getCampaign(owner, of)],
    ['its people by name', () => listCampaignPeople(owner, { ...of, descending: false })],
    ['its people by day', () => listCampaignPeople(owner, { ...of, sort: 'dueOn' })],
    ['its people who have not', () => listCampaignPeople(owner, { ...of, filters: { state: 'open' } })],
    ['its people of a team', () => listCampaignPeople(owner, { ...of, filters: { team: 'Team 7' } })],
    ['its people, searched', () => listCampaignPeople(owner, { ...of, search: 'p77' })],
    ['its teams and managers', () => findCampaignChoices(owner, of)],
    ['what is overdue in all', () => countOverdue(owner, {})],
  ];
  await measure(client, cases, limit);
  const { ofAll, ofOne } = await peopleCases(client);
  await measure(client, ofAll, limit);
  // Read through Prisma, a few milliseconds each.
  await measure(client, ofOne, Number.POSITIVE_INFINITY);
}

async function measure(client: pg.Client, cases: readonly Case[], atMost: number): Promise<void> {
  for (const [name, run] of cases) {
    const statements = await statementsOf(run);
    let [ours, bare] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
    for (let round = 0; round < ROUNDS; round += 1) {
      bare = Math.min(bare, await replay(client, statements));
      ours = Math.min(ours, await timed(run));
    }
    say(name, ours, bare, atMost);
  }
}

await onOwnDatabase(async ({ adminUrl, appUrl }) => {
  const { policyIds } = await fillPeople(adminUrl);
  process.env.DATABASE_URL = appUrl;
  process.env.SESSION_SECRET = randomBytes(32).toString('base64');
  process.env.CANDOR_MASTER_KEY = randomBytes(32).toString('base64');
  const { disconnect } = await import('#lib/db/client.ts');
  const { stopQueue } = await import('#lib/jobs/queue.ts');
  const { reconcile } = await import('#lib/duty/reconcile.ts');
  const { housekeepDuties } = await import('#lib/duty/housekeeping.ts');
  const client = new pg.Client({ connectionString: appUrl });
  const admin = new pg.Client({ connectionString: adminUrl });
  for (const one of [client, admin]) one.on('error', () => {});
  await Promise.all([client.connect(), admin.connect()]);
  await client.query('SET plan_cache_mode = force_custom_plan');
  const ours: number[] = [];
  const bare: number[] = [];
  for (const policyId of policyIds.slice(0, 5)) {
    bare.push(await bareInsert(client, policyId));
    ours.push(await timed(() => reconcile(organizationId, { kind: 'policy', subjectId: policyId })));
  }
  say(`the duties of a policy, ${people} people`, median(ours), median(bare), 3);
  const rest = await timed(() => reconcile(organizationId));
  const { rows } = await admin.query<{ count: string }>('SELECT count(*) FROM "Duty"');
  process.stdout.write(
    `  ${rows[0]?.count} duties; those of the other 35 policies in ${(rest / 1000).toFixed(1)} s\n`,
  );
  await admin.query('ANALYZE');
  const idle = await timed(() => reconcile(organizationId));
  process.stdout.write(`  a run over all with nothing to do: ${(idle / 1000).toFixed(2)} s\n`);
  // A third has confirmed, a third is late.
  await admin.query(
    `SET session_replication_role = replica;
    UPDATE "Duty" SET "endedAt" = now() - random() * interval '20 days', outcome = 'done' WHERE abs(hashtext(id::text)) % 3 = 0;
    UPDATE "Duty" SET "assignedAt" = now() - interval '25 days', "dueOn" = current_date - 11 + abs(hashtext(id::text)) % 20;
    VACUUM ANALYZE;`.replace('VACUUM ANALYZE;', ''),
  );
  await admin.query('VACUUM ANALYZE "Duty"');
  await pages(client, policyIds[0] ?? '');
  let sent = 0;
  const mails = await timed(async () => {
    sent = await housekeepDuties(organizationId);
  });
  process.stdout.write(`  planning and queueing ${sent} mails: ${(mails / 1000).toFixed(1)} s\n`);
  const again = await timed(() => housekeepDuties(organizationId));
  process.stdout.write(`  the same with nothing to tell: ${(again / 1000).toFixed(2)} s\n`);
  await Promise.all([client.end(), admin.end(), stopQueue(), disconnect()]);
  if (failed) process.exitCode = 1;
});
