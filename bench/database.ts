import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SUPERUSER } from '../bin/database/initialise.ts';
import { APP, ensureRoles, OWNER } from '../bin/database/roles.ts';
import { startCluster } from '../bin/database.ts';
import { deploy } from '../bin/migrate.ts';

const passwords = { admin: 'bench-admin', owner: 'bench-owner', app: 'bench-app' };

/** Runs a measurement on a migrated database of its own, which is gone afterwards: `adminUrl` may do everything. */
export async function onOwnDatabase(
  measure: (urls: { adminUrl: string; appUrl: string }) => Promise<void>,
): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'candor-bench-'));
  // As root the server runs as another user, who must be able to pass through.
  await chmod(folder, 0o711);
  const cluster = await startCluster({
    directory: join(folder, 'postgres'),
    elsewhere: join(tmpdir(), 'candor-test-programs'),
    password: passwords.admin,
    fast: true,
  });
  try {
    await ensureRoles(cluster.url(SUPERUSER, passwords.admin, 'postgres'), passwords, 'bench');
    await deploy(cluster.url(OWNER, passwords.owner, 'bench'), undefined);
    await measure({
      adminUrl: cluster.url(SUPERUSER, passwords.admin, 'bench'),
      appUrl: cluster.url(APP, passwords.app, 'bench'),
    });
  } finally {
    await cluster.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** The middle one of the times. */
export function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}
