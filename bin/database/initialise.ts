import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chownSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { codeOf, Sentence } from '../sentence.ts';
import type { Account } from './account.ts';
import type { Binaries } from './binaries.ts';

/** The role that initdb makes; it creates the other two and is not used otherwise. */
export const SUPERUSER = 'candor_admin';

/** Little is handed on, so that no secret of ours stands in the server's environment. */
export const serverEnvironment: NodeJS.ProcessEnv = {
  NODE_ENV: 'production',
  LC_ALL: 'C',
  TZ: 'UTC',
  PATH: process.env.PATH ?? '',
};

function run(program: string, parameters: string[], account: Account, cwd: string): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd,
      env: serverEnvironment,
      uid: account.uid,
      gid: account.gid,
      stdio: ['ignore', 'ignore', 'pipe'],
    });
    let output = '';
    child.stderr.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
    child.on('error', reject);
    child.on('close', (code) => (code === 0 ? resolve(output) : reject(new Error(output.trim()))));
  });
}

function lastLine(text: string): string {
  return text.trim().split('\n').at(-1)?.slice(0, 300) ?? '';
}

/** Refuses data that this server cannot read. @throws Sentence  other version, other owner, or no data folder at all */
export function checkData(directory: string, binaries: Binaries, account: Account): void {
  const owner = statSync(directory).uid;
  const mine = account.uid ?? process.getuid?.();
  if (mine !== undefined && owner !== mine) {
    throw new Sentence(
      `The database in ${directory} belongs to another user (id ${owner}). Start Candor as that user, or set CANDOR_DATA_DIR to another folder.`,
    );
  }
  let version: string;
  try {
    version = readFileSync(join(directory, 'PG_VERSION'), 'utf8').trim();
  } catch (error) {
    throw new Sentence(
      `The folder ${directory} is no database that can be read (${codeOf(error) ?? 'unknown reason'}). Move it away to begin anew, or restore it from a backup.`,
    );
  }
  if (version !== binaries.major) {
    throw new Sentence(
      `The database in ${directory} was made by PostgreSQL ${version} and this version of Candor brings PostgreSQL ${binaries.major}. ` +
        'Start it once more with the version that made it and export, or move the folder away to begin anew.',
    );
  }
}

/**
 * Makes the data folder if there is none: aside, then renamed, so that a start that is killed half-way or a second one
 * at the same time leaves nothing half-made. @throws Sentence with the reason
 */
export async function initialise(
  directory: string,
  binaries: Binaries,
  account: Account,
  options: { password: string; fast: boolean },
): Promise<void> {
  if (existsSync(directory)) return;
  const making = `${directory}.new-${randomBytes(4).toString('hex')}`;
  const passwordFile = `${making}.password`;
  mkdirSync(making, { mode: 0o700 });
  try {
    writeFileSync(passwordFile, `${options.password}\n`, { mode: 0o600 });
    if (account.uid !== undefined && account.gid !== undefined) {
      chownSync(making, account.uid, account.gid);
      chownSync(passwordFile, account.uid, account.gid);
    }
    const parameters = [
      `--pgdata=${making}`,
      '--auth=scram-sha-256',
      `--username=${SUPERUSER}`,
      `--pwfile=${passwordFile}`,
      '--encoding=UTF8',
      // The same order of texts on every platform and after every upgrade of the system.
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--locale=C',
      '--no-instructions',
      ...(options.fast ? ['--no-sync'] : []),
    ];
    await run(binaries.initdb, parameters, account, dirname(directory));
    if (!existsSync(directory)) renameSync(making, directory);
  } catch (error) {
    // A second start may have won between the look and the rename.
    if (existsSync(directory)) return;
    const reason = error instanceof Error ? lastLine(error.message) : '';
    throw new Sentence(`The embedded database cannot be made in ${dirname(directory)}: ${reason}`);
  } finally {
    rmSync(passwordFile, { force: true });
    rmSync(making, { recursive: true, force: true });
  }
}
