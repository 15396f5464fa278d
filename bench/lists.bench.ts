/*
 * Every list at its full size (2,000 controls, 100,000 evidence items, beside 50 other organizations): first, second and
 * twentieth page of each sort, each filter, searches; each against the statements it sends, prepared, through pg, by the
 * same role in the same row-level-security transaction, in turn and planned for the same values; the best of some rounds.
 * Makes a database of its own. CANDOR_BENCH_LIST=claims tries some alone. Run with: node bench/lists.bench.ts
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { replay, statementsOf, timed } from './captured.ts';
import { onOwnDatabase } from './database.ts';
import { listCases, type Named } from './list-cases.ts';
import { fillProgram, organizationId } from './program.ts';

const ROUNDS = 6;
/** What is over the limit is looked at longer: others may have been at work. */
const MORE_ROUNDS = 24;
/** Times the bare statements. */
const limit = 2;

async function rowsNamed(admin: pg.Client): Promise<Named> {
  const { rows } = await admin.query<Named>(
    `SELECT (SELECT id FROM "Framework" WHERE key = 'nist-sp-800-53' AND "organizationId" = $1) AS "frameworkId",
      (SELECT id FROM "Control" WHERE identifier = 'C-77' AND "organizationId" = $1) AS "controlId",
      (SELECT id FROM "Visitor" WHERE email LIKE 'v77@%' AND "organizationId" = $1) AS "visitorId",
      (SELECT id FROM "Document" WHERE "organizationId" = $1) AS "documentId"`,
    [organizationId],
  );
  const [named] = rows;
  if (!named) throw new Error('Nothing was filled.');
  return named;
}

/** The best time of each of the two, run in turn. */
async function bestOf(
  rounds: number,
  run: () => Promise<unknown>,
  bare: () => Promise<number>,
): Promise<[number, number]> {
  let [ours, theirs] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  for (let round = 0; round < rounds; round += 1) {
    theirs = Math.min(theirs, await bare());
    ours = Math.min(ours, await timed(run));
  }
  return [ours, theirs];
}

async function measure(adminUrl: string, appUrl: string): Promise<void> {
  process.env.DATABASE_URL = appUrl;
  process.env.SESSION_SECRET = randomBytes(32).toString('base64');
  process.env.CANDOR_MASTER_KEY = randomBytes(32).toString('base64');
  const { disconnect } = await import('#lib/db/client.ts');
  const admin = new pg.Client({ connectionString: adminUrl });
  const client = new pg.Client({ connectionString: appUrl });
  for (const one of [admin, client]) one.on('error', () => {});
  await Promise.all([admin.connect(), client.connect()]);
  // A plan for any values would read everything where a filter is not given; the product's statements are not kept.
  await client.query('SET plan_cache_mode = force_custom_plan');
  const wanted = process.env.CANDOR_BENCH_LIST ?? '';
  const failed: string[] = [];
  let worst = 0;
  for (const { name, run } of await listCases(await rowsNamed(admin))) {
    if (!name.includes(wanted)) continue;
    const statements = await statementsOf(run);
    const again = () => replay(client, statements);
    let [ours, bare] = await bestOf(ROUNDS, run, again);
    if (ours / bare > limit) [ours, bare] = await bestOf(MORE_ROUNDS, run, again);
    const ratio = ours / bare;
    if (ratio > limit) failed.push(name);
    worst = Math.max(worst, ratio);
    process.stdout.write(
      `${ratio > limit ? '!' : ' '} ${name.padEnd(58)} ${ours.toFixed(1).padStart(7)} ms, bare ${bare.toFixed(1).padStart(7)} ms: ${ratio.toFixed(2)}x\n`,
    );
  }
  process.stdout.write(`worst ${worst.toFixed(2)}x\n`);
  await Promise.all([admin.end(), client.end(), disconnect()]);
  if (failed.length > 0) process.exitCode = 1;
}

await onOwnDatabase(async ({ adminUrl, appUrl }) => {
  await fillProgram(adminUrl);
  await measure(adminUrl, appUrl);
});
