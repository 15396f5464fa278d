/** What one environment variable means. `production`: must it be set there? README's table is checked against this. */
export type Variable = {
  description: string;
  fallback: string;
  production: 'required' | 'optional' | 'unused';
};

/** Every environment variable that Candor reads; lib/env.ts checks them. */
export const variables = {
  CANDOR_MODE: {
    description: '`demo` (this machine only, with a demo organization) or `production`.',
    fallback: '`demo`',
    production: 'required',
  },
  CANDOR_DATA_DIR: {
    description: 'Folder of the embedded database, the demo secrets and, by default, the stored files.',
    fallback: '`.data`',
    production: 'optional',
  },
  DATABASE_URL: {
    description:
      'PostgreSQL 15 or newer, as the role `candor_app`, which owns nothing and obeys row-level security.',
    fallback: 'the embedded database',
    production: 'required',
  },
  DATABASE_OWNER_URL: {
    description: 'The same database as the role that owns the tables; used for migrations only.',
    fallback: 'none: nothing is migrated',
    production: 'optional',
  },
  DATABASE_POOL: {
    description: 'Most connections of one process to the database.',
    fallback: '`10`',
    production: 'optional',
  },
  HOST: {
    description: 'Address to listen on; a loopback address in demo mode.',
    fallback: '`127.0.0.1`, in production `0.0.0.0`',
    production: 'optional',
  },
  PORT: { description: 'Port to listen on.', fallback: '`3000`', production: 'optional' },
  PUBLIC_ORIGIN: {
    description:
      'Where people open Candor, like `https://trust.example.com`; the only host that is answered.',
    fallback: '`http://localhost:<PORT>`',
    production: 'required',
  },
  TRUSTED_PROXIES: {
    description: 'Addresses or ranges of the proxies in front, with commas between them, or `none`.',
    fallback: '`none`',
    production: 'required',
  },
  SMTP_URL: {
    description: 'Mail server, like `smtp://user:password@mail.example.com:587`.',
    fallback: 'none: mail is shown at the local mailbox',
    production: 'required',
  },
  MAIL_FROM: {
    description: 'Sender of all mail, like `Trust Team <trust@example.com>`.',
    fallback: '`Candor <no-reply@candor.example>`',
    production: 'required',
  },
  CANDOR_MASTER_KEY: {
    description:
      'Key that encrypts all others (base64 of 32 bytes); older keys may follow after a comma. Back it up.',
    fallback: 'made at random',
    production: 'required',
  },
  CANDOR_MASTER_KEY_FILE: {
    description: 'A file that holds the master key, instead of `CANDOR_MASTER_KEY`.',
    fallback: '`master.key` in the data folder',
    production: 'optional',
  },
  SESSION_SECRET: {
    description: 'Secret of the sign-in cookies, at least 32 random characters.',
    fallback: 'made at random',
    production: 'required',
  },
  STORAGE: {
    description: 'Folder of the stored files, which are encrypted. Back it up.',
    fallback: '`storage` in the data folder',
    production: 'required',
  },
  SECURITY_CONTACT: {
    description: 'Contact in `/.well-known/security.txt`, like `mailto:security@example.com`.',
    fallback: 'none: no such file',
    production: 'optional',
  },
  CANDOR_WORKER: {
    description: '`inline` works the queue inside the web process; `none` leaves it to `npm run worker`.',
    fallback: '`inline`',
    production: 'optional',
  },
  LOG_LEVEL: {
    description: '`debug`, `info`, `warn`, `error` or `silent`.',
    fallback: '`info`',
    production: 'optional',
  },
  CANDOR_CORPUS: {
    description: 'Folder with real documents that some tests read; they skip without it.',
    fallback: '`../shared`',
    production: 'unused',
  },
} as const satisfies Record<string, Variable>;

/** The table of variables as Markdown, as README shows it. */
export function variablesTable(): string {
  const rows = Object.entries(variables).map(
    ([name, { description, fallback, production }]) =>
      `| \`${name}\` | ${description} | ${fallback} | ${production} |`,
  );
  return ['| Variable | Meaning | Without it | In production |', '| --- | --- | --- | --- |', ...rows].join(
    '\n',
  );
}
