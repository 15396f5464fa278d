import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from '@playwright/test';
import pg from 'pg';
import { env } from '#lib/env.ts';

import { arrange } from '#lib/testing/world.ts';
import { type Gate, openGate } from './gate.ts';
import { joinServer, makePlace, type Place } from './ground.ts';
import { largePdf } from './large-pdf.ts';
import { type Replica, startReplica } from './replica.ts';

test.describe.configure({ mode: 'serial' });

/** As which the second server's connections are known to the database: those of the first have work of their own. */
const replicaName = 'outages';

let place: Place;
let gate: Gate;
let replica: Replica;
let volume = '';

function mountSmallVolume(): string {
  if (process.getuid?.() !== 0 || process.platform !== 'linux') return '';
  const folder = join(env().CANDOR_DATA_DIR, 'small-volume');
  mkdirSync(folder, { recursive: true });
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=4m', 'tmpfs', folder], { stdio: 'pipe' });
    return folder;
  } catch {
    // In many containers root may not mount.
    return '';
  }
}

test.beforeAll(async () => {
  test.setTimeout(180_000);
  await joinServer();
  place = await makePlace();
  gate = await openGate(env().DATABASE_URL);
  volume = mountSmallVolume();
  const storage: Record<string, string> = volume ? { STORAGE: volume } : {};
  const named = new URL(gate.url);
  named.searchParams.set('application_name', replicaName);
  replica = await startReplica({ DATABASE_URL: named.href, DATABASE_POOL: '2', ...storage });
});

test.afterAll(async () => {
  await replica?.kill();
  await gate.close();
  if (volume) execFileSync('umount', [volume]);
});

// A page that is made for each request; the published one may be served from memory. It holds one connection at a time: who
// names no language makes the server ask for the organization's, too.
const portal = () =>
  fetch(`${replica.origin}/trust/${place.slug}/sign-in`, { headers: { 'accept-language': 'en' } });

/** One of each kind: a visitor's page, a member's page, a form, a download. */
function everything(): Promise<Response[]> {
  const { origin } = replica;
  const { slug, cookies, documents } = place;
  const form = {
    method: 'POST',
    headers: { origin, cookie: cookies.visitor, 'sec-fetch-site': 'same-origin' },
  };
  return Promise.all([
    portal(),
    fetch(`${origin}/w/${slug}/requests`, { headers: { cookie: cookies.owner } }),
    fetch(`${origin}/trust/${slug}/documents/${documents.restricted}/copy`, { ...form, redirect: 'manual' }),
    fetch(`${origin}/trust/${slug}/library`, { headers: { cookie: cookies.visitor } }),
  ]);
}

async function expectPatience(answers: readonly Response[]): Promise<void> {
  for (const answer of answers) {
    expect(answer.status, answer.url).toBe(503);
    expect(Number(answer.headers.get('retry-after')), answer.url).toBeGreaterThan(0);
    const text = await answer.text();
    expect(text, answer.url).toContain('Our database does not answer just now.');
    expect(text).not.toMatch(/ECONN|prisma|node_modules|127\.0\.0\.1/i);
  }
}

test('while the database is away everybody is asked to come back, and then all goes on by itself (faults 6, 8 and 34)', async () => {
  expect((await portal()).status).toBe(200);
  gate.shut();
  await expectPatience(await everything());
  expect((await fetch(`${replica.origin}/api/health`)).status).toBe(200);
  expect((await fetch(`${replica.origin}/api/ready`)).status).toBe(503);
  gate.open();
  const answers = await everything();
  expect(answers.map(({ status }) => status).filter((status) => status >= 500)).toEqual([]);
  // To their ends: a page whose head is here still asks the database, and would hold a connection in the next test.
  await Promise.all(answers.map((answer) => answer.text()));
  expect((await fetch(`${replica.origin}/api/ready`)).status).toBe(200);
});

/** How many connections of the second server wait for a table that somebody has locked. */
async function waitingFor(owner: pg.Client, table: string): Promise<number> {
  const { rows } = await owner.query<{ waiting: number }>(
    `SELECT count(*)::int AS waiting FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid
      WHERE NOT l.granted AND l.relation = to_regclass(quote_ident($1)) AND a.application_name = $2`,
    [table, replicaName],
  );
  return rows[0]?.waiting ?? 0;
}

test('when no connection comes free in time, people are asked to come back (fault 10)', async () => {
  const owner = new pg.Client({ connectionString: process.env.DATABASE_OWNER_URL });
  await owner.connect();
  try {
    await owner.query('BEGIN; LOCK TABLE "Portal" IN ACCESS EXCLUSIVE MODE');
    const held = [portal(), portal()];
    // Whoever asks before these hold both connections would take one of them.
    await expect.poll(() => waitingFor(owner, 'Portal')).toBe(2);
    const late = await Promise.all([portal(), portal()]);
    await expectPatience(late);
    await owner.query('ROLLBACK');
    // Those who had a connection get their answer as soon as the database does.
    for (const answer of await Promise.all(held)) expect(answer.status).toBe(200);
  } finally {
    await owner.end();
  }
  expect((await portal()).status).toBe(200);
});

test('a disk that is full while somebody uploads: a clear sentence, nothing half-stored, reading goes on (fault 12)', async () => {
  // A really full disk needs a small volume, and only root outside of most containers may mount one.
  test.skip(volume === '', 'mount');
  const { origin } = replica;
  const before = await arrange(place, (tenant) => tenant.file.count());
  const answer = await fetch(
    `${origin}/w/${place.slug}/documents/${place.documents.restricted}/upload?name=report.pdf`,
    {
      method: 'POST',
      headers: { origin, cookie: place.cookies.security, 'sec-fetch-site': 'same-origin' },
      body: new Uint8Array(await largePdf(8)),
    },
  );
  expect(answer.status).toBe(507);
  const { message }: { message: string } = await answer.json();
  expect(message).toContain('The file storage is full. Nothing was stored');
  expect(readdirSync(join(volume, 'unfinished'))).toEqual([]);
  const after = await arrange(place, async (tenant) => [
    await tenant.file.count(),
    await tenant.upload.count(),
  ]);
  expect(after).toEqual([before, 0]);
  expect((await portal()).status).toBe(200);
});
