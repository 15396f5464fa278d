import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { accountFor, closedFolder } from './database/account.ts';
import type { Passwords } from './database/roles.ts';
import { root } from './project.ts';
import { codeOf, Sentence } from './sentence.ts';

/** What a demo makes for itself and keeps. Losing it means losing the demo's data. */
export type DemoSecrets = { passwords: Passwords; sessionSecret: string };

const secret = () => randomBytes(24).toString('base64url');

const usual = join(root, '.data');

/** Where data is kept: CANDOR_DATA_DIR, else `.data` of the checkout. */
export function dataDirectory(): string {
  return resolve(process.env.CANDOR_DATA_DIR || usual);
}

/**
 * Where the embedded database is kept and where its programs may be copied: in the data folder; but as root, when the
 * database's user cannot come there (root's home is closed) and no folder was named, below /var/lib.
 */
export function databaseDirectory(data: string, { passwords }: DemoSecrets): string {
  const closed = closedFolder(data, accountFor(undefined));
  if (!closed || data !== usual) return data;
  // Bound to these secrets: a new checkout in the same place must not meet the database of the one before.
  const name = createHash('sha256').update(`${data}\0${passwords.admin}`).digest('hex').slice(0, 12);
  return join('/var/lib/candor', name);
}

function explain(path: string, error: unknown): Sentence {
  const code = codeOf(error);
  const reason =
    code === 'EROFS' || code === 'EACCES' || code === 'EPERM' || code === 'ENOENT'
      ? 'this user may not write there'
      : code === 'ENOSPC'
        ? 'the disk is full'
        : code === 'ENOTDIR' || code === 'EEXIST'
          ? 'a file is in its place'
          : (code ?? 'unknown reason');
  return new Sentence(
    `The data folder ${path} cannot be used: ${reason}. Mend that, or set CANDOR_DATA_DIR to another folder.`,
  );
}

// Folder by folder: Node's recursive form never returns where making a folder fails as if its parent were missing (/proc).
function makeFolders(path: string, mode: number): void {
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory()) return;
  if (dirname(path) !== path) makeFolders(dirname(path), mode);
  try {
    mkdirSync(path, { mode });
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || !statSync(path).isDirectory()) throw error;
  }
}

/** Makes the data folder. As root others may pass through it, because the database runs as another user. @throws Sentence */
export function makeDataDirectory(path: string): void {
  try {
    makeFolders(path, process.getuid?.() === 0 ? 0o711 : 0o700);
    const probe = join(path, `.probe-${process.pid}`);
    writeFileSync(probe, '');
    rmSync(probe);
  } catch (error) {
    throw explain(path, error);
  }
}

function writeOnce(path: string, content: string): void {
  const making = `${path}.${process.pid}`;
  writeFileSync(making, content, { mode: 0o600 });
  // Two first starts at once: the first file stays.
  if (existsSync(path)) rmSync(making);
  else renameSync(making, path);
}

function isSecrets(value: unknown): value is DemoSecrets {
  return typeof value === 'object' && value !== null && 'passwords' in value && 'sessionSecret' in value;
}

/** Reads the demo's secrets, made at random at first use; only their owner may read them. @throws Sentence */
export function demoSecrets(data: string): DemoSecrets {
  const path = join(data, 'secrets.json');
  try {
    if (!existsSync(path)) {
      const made: DemoSecrets = {
        passwords: { admin: secret(), owner: secret(), app: secret() },
        sessionSecret: randomBytes(32).toString('hex'),
      };
      writeOnce(path, `${JSON.stringify(made, null, 2)}\n`);
    }
    const read: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (isSecrets(read)) return read;
  } catch (error) {
    if (codeOf(error)) throw explain(data, error);
  }
  throw new Sentence(
    `The file ${path} is damaged. Restore it from a backup, or move ${data} away to begin anew.`,
  );
}

/** The demo's master key file, made at random at first use. @throws Sentence */
export function demoMasterKey(data: string): string {
  const path = join(data, 'master.key');
  try {
    if (!existsSync(path)) writeOnce(path, `${randomBytes(32).toString('base64')}\n`);
  } catch (error) {
    throw explain(data, error);
  }
  return path;
}
