import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';

/*
 * Runs before each test file: an environment of its own that never touches the developer's data. DATABASE_URL points
 * nowhere until a test asks lib/testing/database.ts for a database.
 */
const directory = mkdtempSync(join(inject('temporary'), 'file-'));

Object.assign(process.env, {
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
