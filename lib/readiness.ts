import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { readApplied } from '#lib/db/applied.ts';
import { databaseAnswers } from '#lib/db/lookup.ts';
import { fileStorage } from '#lib/file/stored-file.ts';

/** Which parts can do their work now. All true: this process may be sent requests. */
export type Readiness = { database: boolean; migrations: boolean; queue: boolean; storage: boolean };

const nothing: Readiness = { database: false, migrations: false, queue: false, storage: false };
const PATIENCE = 5_000;

async function knownMigrations(): Promise<string[]> {
  const entries = await readdir(join(process.cwd(), 'prisma/migrations'), { withFileTypes: true });
  return entries.filter((entry) => entry.isDirectory()).map((entry) => entry.name);
}

async function storageAnswers(): Promise<boolean> {
  try {
    await (await fileStorage()).check();
    return true;
  } catch {
    return false;
  }
}

async function look(): Promise<Readiness> {
  const storage = storageAnswers();
  if (!(await databaseAnswers())) return { ...nothing, storage: await storage };
  const known = await knownMigrations();
  const { migrations, queue } = await readApplied();
  return {
    database: true,
    migrations: known.every((name) => migrations.has(name)),
    queue,
    storage: await storage,
  };
}

/** Looks at every part, for at most five seconds. Never throws: what cannot be asked is not ready. */
export async function readReadiness(): Promise<Readiness> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Readiness>((resolve) => {
    timer = setTimeout(() => resolve(nothing), PATIENCE);
  });
  try {
    return await Promise.race([look(), late]);
  } catch {
    return nothing;
  } finally {
    clearTimeout(timer);
  }
}
