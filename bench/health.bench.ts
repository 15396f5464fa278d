/*
 * The health of 2,000 controls with 100,000 evidence items beside 50 other organizations, in one statement, against a
 * bare aggregate over the same joined tables: same role, same row-level-security transaction, same run. Makes a database
 * of its own. Run with: node bench/health.bench.ts
 */
import pg from 'pg';
import { median, onOwnDatabase } from './database.ts';
import { fillProgram, organizationId } from './program.ts';

const ROUNDS = 7;
const health = `SELECT health, count(*) FROM control_health(now(), current_date) GROUP BY 1`;
const bare = `SELECT c.implementation, count(*), max(r."collectedOn"), bool_or(v."selfReviewed")
  FROM "Control" c
  JOIN "EvidenceControl" l ON l."organizationId" = c."organizationId" AND l."controlId" = c.id
  JOIN "EvidenceItem" i ON i."organizationId" = l."organizationId" AND i.id = l."itemId"
  JOIN "EvidenceRevision" r ON r."organizationId" = i."organizationId" AND r."itemId" = i.id
  JOIN "EvidenceReview" v ON v."organizationId" = r."organizationId" AND v."revisionId" = r.id
  GROUP BY 1`;

async function timed(client: pg.Client, name: string, text: string): Promise<number> {
  const start = performance.now();
  await client.query('BEGIN READ ONLY');
  await client.query(`SELECT set_config('app.organization', $1, true)`, [organizationId]);
  await client.query({ name, text });
  await client.query('COMMIT');
  return performance.now() - start;
}

await onOwnDatabase(async ({ adminUrl, appUrl }) => {
  await fillProgram(adminUrl);
  const app = new pg.Client({ connectionString: appUrl });
  await app.connect();
  const times: { health: number[]; bare: number[] } = { health: [], bare: [] };
  for (let round = 0; round < ROUNDS; round += 1) {
    times.bare.push(await timed(app, 'bare', bare));
    times.health.push(await timed(app, 'health', health));
  }
  await app.end();
  const [ours, theirs] = [median(times.health), median(times.bare)];
  process.stdout.write(
    `health of 2,000 controls ${ours.toFixed(0)} ms, bare aggregate ${theirs.toFixed(0)} ms: ${(ours / theirs).toFixed(2)}x\n`,
  );
});
