import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import pg from 'pg';
import { listOrganizationIds } from '#lib/db/lookup.ts';
import type { Ground } from './environment.ts';
import { root } from './project.ts';
import { Sentence } from './sentence.ts';

const UNFINISHED = 'candor: the demo organization is being made';

async function asOwner<T>(ground: Ground, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: ground.env.DATABASE_OWNER_URL });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

async function mark(ground: Ground, text: string | null): Promise<void> {
  await asOwner(ground, async (client) => {
    const name = client.escapeIdentifier(client.database ?? '');
    await client.query(
      `COMMENT ON DATABASE ${name} IS ${text === null ? 'NULL' : client.escapeLiteral(text)}`,
    );
  });
}

async function isUnfinished(ground: Ground): Promise<boolean> {
  return asOwner(ground, async (client) => {
    const found = await client.query<{ comment: string | null }>(
      `SELECT shobj_description(oid, 'pg_database') AS comment FROM pg_database WHERE datname = current_database()`,
    );
    return found.rows[0]?.comment === UNFINISHED;
  });
}

/** Whether a first run was broken off while it made the demo organization: then nobody has used it yet. */
export async function demoIsHalfMade(ground: Ground): Promise<boolean> {
  return ground.env.DATABASE_OWNER_URL !== undefined && (await isUnfinished(ground));
}

/** Empties a database whose demo was only half made, so that it is made anew. Only what nobody has used is removed. */
export async function discardHalfMadeDemo(ground: Ground): Promise<void> {
  await asOwner(ground, async (client) => {
    await client.query('DROP SCHEMA IF EXISTS lookup CASCADE');
    await client.query('DROP SCHEMA IF EXISTS jobs CASCADE');
    await client.query('DROP SCHEMA public CASCADE');
    await client.query('CREATE SCHEMA public');
  });
}

type Seed = { seedDemo: () => Promise<unknown> };

function isSeed(module: unknown): module is Seed {
  return (
    typeof module === 'object' &&
    module !== null &&
    'seedDemo' in module &&
    typeof module.seedDemo === 'function'
  );
}

/** The file of the data folder that says how to sign in to the demo; only its owner may read it. */
export const SIGN_IN_NOTE = 'sign-in.txt';

/**
 * Makes the demo organization when there is none, and returns the lines that say how to sign in. They are shown once and
 * kept in a note beside the other secrets of the demo. In production mode never called.
 */
export async function seedOnFirstRun(ground: Ground, announce: () => void): Promise<string[]> {
  if (ground.env.CANDOR_MODE !== 'demo')
    throw new Sentence('The demo organization is never made in production.');
  const path = join(root, 'prisma/seed.ts');
  if ((await listOrganizationIds()).length > 0 || !existsSync(path)) return [];
  const module: unknown = await import(pathToFileURL(path).href);
  if (!isSeed(module)) throw new Sentence('prisma/seed.ts does not export seedDemo().');
  announce();
  await mark(ground, UNFINISHED);
  const lines = await module.seedDemo();
  await mark(ground, null);
  const texts = Array.isArray(lines) ? lines.map(String) : [];
  writeFileSync(join(ground.env.CANDOR_DATA_DIR, SIGN_IN_NOTE), `${texts.join('\n')}\n`, { mode: 0o600 });
  return texts;
}
