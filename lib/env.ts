import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { environment, type Parsed } from '#lib/env-schema.ts';
import { CandorError } from '#lib/errors.ts';
import { variables } from '#lib/variables.ts';

/** The environment cannot be used. Each problem is a sentence that names a variable and repeats no value. */
export class Misconfigured extends CandorError {
  readonly status = 503;
  readonly code = 'misconfigured';
  readonly problems: readonly string[];
  constructor(problems: readonly string[]) {
    super(`Candor cannot start with this environment:\n${problems.map((line) => `  - ${line}`).join('\n')}`);
    this.problems = problems;
  }
}

const loopback = new Set(['127.0.0.1', '::1', 'localhost']);

/** Everything Candor reads from its environment, checked and complete. Paths are absolute. */
export type Env = Omit<
  Parsed,
  'CANDOR_MASTER_KEY_FILE' | 'SECURITY_CONTACT' | 'SMTP_URL' | 'DATABASE_OWNER_URL'
> & {
  DATABASE_URL: string;
  /** For migrations only; a replica that never migrates needs none. */
  DATABASE_OWNER_URL: string | undefined;
  HOST: string;
  PUBLIC_ORIGIN: string;
  TRUSTED_PROXIES: readonly string[];
  /** Undefined in demo mode: mail is then kept and shown at the local mailbox. */
  SMTP_URL: string | undefined;
  MAIL_FROM: string;
  /** Text of the key ring, for parseKeyRing of lib/crypto/keys.ts. */
  CANDOR_MASTER_KEY: string;
  SESSION_SECRET: string;
  STORAGE: string;
  SECURITY_CONTACT: string | undefined;
};

const placeholder =
  /change.?me|secret|password|example|placeholder|default|insert.|your[-_]|xxxxx|12345|abcde/i;

/** Why a session secret is too weak, or undefined. */
export function weaknessOfSecret(secret: string): string | undefined {
  if (secret.length < 32) return 'must have at least 32 characters';
  if (new Set(secret).size < 12 || placeholder.test(secret)) return 'is guessable';
  return undefined;
}

function readMasterKey(parsed: Parsed, problems: string[]): string {
  if (parsed.CANDOR_MASTER_KEY) return parsed.CANDOR_MASTER_KEY;
  if (!parsed.CANDOR_MASTER_KEY_FILE) {
    problems.push(
      'CANDOR_MASTER_KEY or CANDOR_MASTER_KEY_FILE is missing. Make a key with: openssl rand -base64 32',
    );
    return '';
  }
  try {
    return readFileSync(parsed.CANDOR_MASTER_KEY_FILE, 'utf8').trim();
  } catch {
    problems.push('CANDOR_MASTER_KEY_FILE names a file that cannot be read.');
    return '';
  }
}

const needed = [
  'DATABASE_URL',
  'PUBLIC_ORIGIN',
  'SMTP_URL',
  'MAIL_FROM',
  'TRUSTED_PROXIES',
  'STORAGE',
] as const;

function productionProblems(parsed: Parsed): string[] {
  const problems = needed
    .filter((name) => parsed[name] === undefined)
    .map((name) => `${name} is missing: ${variables[name].description}`);
  if (parsed.PUBLIC_ORIGIN && !parsed.PUBLIC_ORIGIN.startsWith('https:')) {
    problems.push('PUBLIC_ORIGIN must begin with https:// in production.');
  }
  return problems;
}

function commonProblems(parsed: Parsed): string[] {
  const problems: string[] = [];
  if (parsed.DATABASE_URL === undefined && parsed.CANDOR_MODE === 'demo') {
    problems.push('DATABASE_URL is missing; `npm start` sets it when it starts the embedded database.');
  }
  if (parsed.CANDOR_MODE === 'demo' && parsed.HOST && !loopback.has(parsed.HOST)) {
    problems.push('HOST must be a loopback address in demo mode, because everyone may read its mailbox.');
  }
  const weakness = parsed.SESSION_SECRET ? weaknessOfSecret(parsed.SESSION_SECRET) : 'is missing';
  if (weakness) problems.push(`SESSION_SECRET ${weakness}. Make one with: openssl rand -base64 32`);
  return problems;
}

/** Checks and completes an environment. @throws Misconfigured with everything that is missing, malformed or weak */
export function readEnv(source: Readonly<Record<string, string | undefined>>): Env {
  // An empty variable is a forgotten one.
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const result = environment.safeParse(given);
  if (!result.success) {
    throw new Misconfigured(result.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`));
  }
  const parsed = result.data;
  const production = parsed.CANDOR_MODE === 'production';
  const problems = [...(production ? productionProblems(parsed) : []), ...commonProblems(parsed)];
  const masterKey = readMasterKey(parsed, problems);
  if (problems.length > 0) throw new Misconfigured(problems);
  const data = resolve(parsed.CANDOR_DATA_DIR);
  return {
    ...parsed,
    CANDOR_DATA_DIR: data,
    CANDOR_CORPUS: resolve(parsed.CANDOR_CORPUS),
    DATABASE_URL: parsed.DATABASE_URL ?? '',
    DATABASE_OWNER_URL: parsed.DATABASE_OWNER_URL,
    HOST: parsed.HOST ?? (production ? '0.0.0.0' : '127.0.0.1'),
    PUBLIC_ORIGIN: new URL(parsed.PUBLIC_ORIGIN ?? `http://localhost:${parsed.PORT}`).origin,
    TRUSTED_PROXIES: parsed.TRUSTED_PROXIES ?? [],
    SMTP_URL: parsed.SMTP_URL,
    MAIL_FROM: parsed.MAIL_FROM ?? 'Candor <no-reply@candor.example>',
    CANDOR_MASTER_KEY: masterKey,
    SESSION_SECRET: parsed.SESSION_SECRET ?? '',
    STORAGE: resolve(parsed.STORAGE ?? `${data}/storage`),
    SECURITY_CONTACT: parsed.SECURITY_CONTACT,
  };
}

// The framework loads this module once per bundle; the environment is still read once per process.
const holder = globalThis as typeof globalThis & { candorEnv?: Env | undefined };

/** The process's environment, read at first use. @throws Misconfigured */
export function env(): Env {
  holder.candorEnv ??= readEnv(process.env);
  return holder.candorEnv;
}

/** Reads the environment anew at the next use: after set-up or a test has changed it. */
export function forgetEnv(): void {
  holder.candorEnv = undefined;
}
