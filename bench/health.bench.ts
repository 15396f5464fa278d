/*
 * The health of 2,000 controls with 100,000 evidence items beside 50 other organizations, in one statement, against a
 * bare aggregate over the same joined tables: same role, same row-level-security transaction, same run. Makes a database
 * of its own. Run with: node bench/health.bench.ts
 */
import pg from 'pg';
import { median, onOwnDatabase } from './database.ts';

const ROUNDS = 7;
const organization = '00000000-0000-7000-8000-000000000000';

const fill = `
SET synchronous_commit = off;
INSERT INTO "Organization" (id, slug, name, "timeZone", "createdAt")
  SELECT ('00000000-0000-7000-8000-' || lpad(o::text, 12, '0'))::uuid, 'o' || o, 'O', 'UTC', now() FROM generate_series(0, 50) o;
CREATE TEMP TABLE plan AS SELECT id AS org, CASE WHEN slug = 'o0' THEN 2000 ELSE 40 END AS controls,
  CASE WHEN slug = 'o0' THEN 100000 ELSE 2000 END AS items FROM "Organization";
CREATE TEMP TABLE control AS SELECT org, n, controls, gen_random_uuid() AS id, gen_random_uuid() AS need FROM plan, generate_series(0, controls - 1) n;
INSERT INTO "Control" ("organizationId", id, identifier, title, implementation, responsibility, tags, "createdAt", "changedAt")
  SELECT org, id, 'C-' || n, 'Control ' || n, 'implemented', 'us', '{}', now() - interval '400 days', now() FROM control;
INSERT INTO "ControlRevision" ("organizationId", id, "controlId", number, implementation, "cadenceDays", content, "changedAt", "changedBy")
  SELECT org, gen_random_uuid(), id, k, 'implemented', 365, '{}', now() - (400 - k) * interval '1 day', 'x' FROM control, generate_series(1, 3) k;
INSERT INTO "EvidenceRequirement" ("organizationId", id, "controlId", what, "everyDays", "startsOn", "createdAt", "createdBy")
  SELECT org, need, id, 'w', 180, current_date - 300, now() - interval '400 days', 'x' FROM control;
CREATE TEMP TABLE item AS SELECT org, n, n % controls AS c, gen_random_uuid() AS id, gen_random_uuid() AS revision FROM plan, generate_series(0, items - 1) n;
ANALYZE control, item;
INSERT INTO "EvidenceItem" ("organizationId", id, title, kind, "createdAt", "createdBy") SELECT org, id, 'E', 'link', now() - interval '300 days', 'x' FROM item;
INSERT INTO "EvidenceRevision" ("organizationId", id, "itemId", number, "collectedOn", "receivedAt", "receivedBy", sha256)
  SELECT org, revision, id, 1, current_date - (n % 280), now() - interval '299 days', 'x', 'x' FROM item;
INSERT INTO "EvidenceReview" ("organizationId", id, "revisionId", verdict, "reviewedAt", "reviewedBy")
  SELECT org, gen_random_uuid(), revision, CASE WHEN n % 5000 = 1 THEN 'rejected' ELSE 'accepted' END, now() - interval '298 days', 'x' FROM item;
INSERT INTO "EvidenceControl" ("organizationId", id, "itemId", "controlId", "evidenceRequirementId", "createdAt", "createdBy")
  SELECT i.org, gen_random_uuid(), i.id, c.id, CASE WHEN i.n % 2 = 0 THEN c.need END, now() - interval '299 days', 'x'
  FROM item i JOIN control c ON c.org = i.org AND c.n = i.c;
ANALYZE`;

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
  await client.query(`SELECT set_config('app.organization', $1, true)`, [organization]);
  await client.query({ name, text });
  await client.query('COMMIT');
  return performance.now() - start;
}

await onOwnDatabase(async ({ adminUrl, appUrl }) => {
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(fill);
  await admin.end();
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
