/*
 * Importing SP 800-53 (20 families, 1,189 controls) with its crosswalks and audit event, against bare inserts of the same
 * rows, one by one, by the same role in one transaction. Makes a database of its own. Run with: node bench/framework.bench.ts
 */
import { randomBytes } from 'node:crypto';
import pg from 'pg';
import type { OperatorActor } from '#lib/auth/actor.ts';
import { shippedFramework } from '#lib/framework/catalog.ts';
import { newId } from '#lib/id.ts';
import { median, onOwnDatabase } from './database.ts';

const ROUNDS = 5;
const shipped = shippedFramework('nist-sp-800-53', '5');
if (!shipped) throw new Error('SP 800-53 does not ship.');
const draft = { ...shipped, format: 'table' as const };

async function newOrganization(admin: pg.Client): Promise<OperatorActor> {
  const organizationId = newId();
  await admin.query(
    `INSERT INTO "Organization" (id, slug, name, "timeZone", "createdAt") VALUES ($1, $2, 'Bench', 'UTC', now())`,
    [organizationId, `bench-${organizationId.slice(-12)}`],
  );
  const origin = { address: '', userAgent: 'bench', requestId: 'bench' };
  return { kind: 'operator', organizationId, name: 'bench', origin };
}

async function bare(client: pg.Client, organizationId: string): Promise<void> {
  await client.query('BEGIN');
  await client.query("SELECT set_config('app.organization', $1, true)", [organizationId]);
  const id = newId();
  await client.query(
    `INSERT INTO "Framework" ("organizationId", id, key, version, title, origin, "adoptedAt", "adoptedBy")
     VALUES ($1, $2, 'bare', '5', 'Bare', 'table', now(), 'bench')`,
    [organizationId, id],
  );
  for (const [position, one] of draft.requirements.entries())
    await client.query(
      `INSERT INTO "Requirement" ("organizationId", id, "frameworkId", identifier, kind, position, title, wording, withdrawn)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
      [
        organizationId,
        newId(),
        id,
        one.identifier,
        one.kind,
        position,
        one.title,
        one.wording,
        one.withdrawn,
      ],
    );
  await client.query('COMMIT');
}

async function timed(run: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await run();
  return performance.now() - start;
}

const imports: number[] = [];
const inserts: number[] = [];
await onOwnDatabase(async ({ adminUrl, appUrl }) => {
  // Read when the operations are loaded.
  process.env.DATABASE_URL = appUrl;
  process.env.SESSION_SECRET = randomBytes(32).toString('base64');
  process.env.CANDOR_MASTER_KEY = randomBytes(32).toString('base64');
  const { importFramework } = await import('#lib/framework/commands.ts');
  const { disconnect } = await import('#lib/db/client.ts');
  const admin = new pg.Client({ connectionString: adminUrl });
  const client = new pg.Client({ connectionString: appUrl });
  await Promise.all([admin.connect(), client.connect()]);
  client.on('error', () => {});
  admin.on('error', () => {});
  for (let round = 0; round <= ROUNDS; round += 1) {
    const operator = await newOrganization(admin);
    const source = { fileName: 'list.csv', sha256: '0'.repeat(64), framework: draft };
    const one = await timed(() => importFramework(operator, source));
    const other = await timed(() => bare(client, operator.organizationId));
    // The first warms up.
    if (round === 0) continue;
    imports.push(one);
    inserts.push(other);
  }
  await Promise.all([admin.end(), client.end(), disconnect()]);
});
const seconds = median(imports) / 1000;
const ratio = median(imports) / median(inserts);
process.stdout.write(
  `SP 800-53 imported in ${seconds.toFixed(2)} s: ${ratio.toFixed(2)} times the bare inserts.\n`,
);
if (seconds >= 5) process.exitCode = 1;
