import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { hostname, tmpdir } from 'node:os';
import { join } from 'node:path';

const PREFIX = 'candor-prepare-';
/** Longer than a preparation may take. Milliseconds. */
const abandonedAfter = 20 * 60_000;

const here = hostname().replace(/[^A-Za-z0-9.]/g, '.');

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}

/** A folder of this process for one document in the clear, among the system's temporary files. */
export function makePreparationFolder(): Promise<string> {
  return mkdtemp(join(tmpdir(), `${PREFIX}${here}-${process.pid}-`));
}

async function isAbandoned(name: string, now: Date): Promise<boolean> {
  const [host, pid] = name.slice(PREFIX.length).split('-');
  if (host === here && !isAlive(Number(pid))) return true;
  const stats = await stat(join(tmpdir(), name)).catch(() => null);
  return stats !== null && stats.mtimeMs < now.getTime() - abandonedAfter;
}

/** Takes away what killed workers left in the clear. Returns how many folders. */
export async function sweepPreparationFolders(now: Date): Promise<number> {
  let swept = 0;
  for (const name of await readdir(tmpdir())) {
    if (!name.startsWith(PREFIX) || !(await isAbandoned(name, now))) continue;
    // Another user's, on a machine with several installations, is theirs to sweep.
    const gone = await rm(join(tmpdir(), name), { recursive: true, force: true }).then(
      () => true,
      () => false,
    );
    if (gone) swept += 1;
  }
  return swept;
}
