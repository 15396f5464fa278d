import pg from 'pg';

/** Owns the tables; migrations run as it. */
export const OWNER = 'candor_owner';
/** What the product connects as: owns nothing, obeys row-level security. */
export const APP = 'candor_app';

/** Passwords of the embedded database's roles, made at random and kept in the data folder. */
export type Passwords = { admin: string; owner: string; app: string };

async function ensureRole(client: pg.Client, name: string, rights: string, password: string): Promise<void> {
  const found = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [name]);
  const verb = found.rowCount ? 'ALTER' : 'CREATE';
  await client.query(
    `${verb} ROLE ${client.escapeIdentifier(name)} LOGIN NOSUPERUSER NOBYPASSRLS NOREPLICATION NOCREATEDB ${rights}
     PASSWORD ${client.escapeLiteral(password)}`,
  );
}

/** Makes both roles and the database where they are missing. Two starts at once do it one after the other. */
export async function ensureRoles(adminUrl: string, passwords: Passwords, database: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  await client.connect();
  try {
    await client.query(`SELECT pg_advisory_lock(hashtext('candor roles'))`);
    await ensureRole(client, OWNER, 'CREATEROLE', passwords.owner);
    await ensureRole(client, APP, 'NOCREATEROLE', passwords.app);
    // The owner may hand rights to the app role as it could to one that it had made itself.
    await client.query(`GRANT ${APP} TO ${OWNER} WITH ADMIN OPTION, INHERIT FALSE, SET FALSE`);
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [database]);
    if (!found.rowCount) {
      await client.query(
        `CREATE DATABASE ${client.escapeIdentifier(database)} OWNER ${OWNER} TEMPLATE template0`,
      );
    }
  } finally {
    await client.end();
  }
}

/** The app role of a server that is not ours: made with the name and password of `appUrl` where it is missing. */
export async function ensureAppRole(owner: pg.Client, appUrl: string): Promise<void> {
  const { username, password } = new URL(appUrl);
  const name = decodeURIComponent(username);
  if (name === '' || password === '') return;
  const found = await owner.query<{ login: boolean }>(
    'SELECT rolcanlogin AS login FROM pg_roles WHERE rolname = $1',
    [name],
  );
  if (found.rows[0]?.login) return;
  const verb = found.rowCount ? 'ALTER' : 'CREATE';
  await owner.query(
    `${verb} ROLE ${owner.escapeIdentifier(name)} LOGIN NOSUPERUSER NOBYPASSRLS PASSWORD ${owner.escapeLiteral(decodeURIComponent(password))}`,
  );
  if (name !== APP) await owner.query(`GRANT ${APP} TO ${owner.escapeIdentifier(name)}`);
}
