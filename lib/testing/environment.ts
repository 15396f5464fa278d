import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/*
 * Runs before each test file: an environment of its own that never touches the developer's data. DATABASE_URL points
 * nowhere until a test asks lib/testing/database.ts for a database.
 */
const directory = mkdtempSync(join(inject('temporary'), 'file-'));

// A worker runs one file after the other in one process: what the last one set or read of its environment is forgotten.
const holder = globalThis as typeof globalThis & { candorEnv?: unknown; candorBegan?: NodeJS.ProcessEnv };
holder.candorBegan ??= { ...process.env };
holder.candorEnv = undefined;
for (const name of Object.keys(process.env)) if (!(name in holder.candorBegan)) delete process.env[name];

Object.assign(process.env, holder.candorBegan, {
  CANDOR_MODE: 'demo',
  CANDOR_DATA_DIR: directory,
  STORAGE: join(directory, 'storage'),
  DATABASE_URL: 'postgresql://nobody@127.0.0.1:9/none',
  CANDOR_MASTER_KEY: 'q0Jm1lZrX3pY5sV8uB2nC4dE6fG7hK9wT1yR3oA5iL4=',
  SESSION_SECRET: 'k9Qf0v7mXr2LwZt5Hc8Jb3Np6Sy1Dg4A',
  PUBLIC_ORIGIN: 'http://localhost:3000',
  LOG_LEVEL: 'silent',
});
for (const name of ['SMTP_URL', 'MAIL_FROM', 'TRUSTED_PROXIES', 'HOST', 'PORT', 'DATABASE_OWNER_URL']) {
  delete process.env[name];
}
