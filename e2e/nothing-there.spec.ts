import { existsSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { newId } from '#lib/id.ts';
import { withdrawPortal } from '#lib/portal/commands.ts';
import { getPortal } from '#lib/portal/queries.ts';
import { createAccessWorld } from '#lib/testing/access.ts';
import { joinServer, makePlace, origin, type Place } from './ground.ts';
import { routes } from './routes.ts';

let place: Place;

test.beforeAll(async () => {
  await joinServer();
  place = await makePlace();
});

/** A page without what differs from request to request: nonces, and the slug that was asked for. */
async function masked(slug: string): Promise<{ status: number; body: string }> {
  const response = await fetch(`${origin}/trust/${slug}`);
  const text = (await response.text()).replaceAll(slug, 'SLUG');
  return { status: response.status, body: text.replace(/nonce(\\?"|=|":\\?")+[^"\\]+/g, 'nonce') };
}

test('a portal that never was, one unpublished and one withdrawn look alike (P03)', async () => {
  const unpublished = await createAccessWorld();
  const withdrawn = await makePlace();
  const { id: portalId } = await getPortal(withdrawn.actors.owner, {});
  expect((await masked(withdrawn.slug)).status).toBe(200);
  await withdrawPortal(withdrawn.actors.owner, { portalId });
  // The server asks at most once a second which projection is current.
  await new Promise((resolve) => setTimeout(resolve, 1_100));
  const pages = [
    await masked('org-never-was-here'),
    await masked(unpublished.slug),
    await masked(withdrawn.slug),
  ];
  expect(pages.map((page) => page.status)).toEqual([404, 404, 404]);
  expect(new Set(pages.map((page) => page.body.length)).size).toBe(1);
});

test('there is no page to set anything up, and no door for developers (X20, X21)', async () => {
  const paths = [
    '/setup',
    '/install',
    '/admin',
    '/api/seed',
    '/api/debug',
    '/metrics',
    '/api/metrics',
    '/.env',
    '/_next/image',
  ];
  for (const path of paths) expect((await fetch(`${origin}${path}`)).status, path).toBe(404);
  const health = await (await fetch(`${origin}/api/health`)).text();
  expect(health.length).toBeLessThan(200);
  expect(health).not.toMatch(/postgres|version|node|\/[a-z]+\/[a-z]+/i);
});

// Handlers that are asked for by GET (exports, files) answer likewise.
const workspace = Object.keys(routes).filter((one) => one.startsWith('/w/') && routes[one]?.GET);
const named = workspace.filter((one) => one.split('[').length > 2);

// Asked by the owner; what auditors alone may open, by one of them.
const askerOf = (pattern: string) => (routes[pattern]?.GET?.door === 'engagement:ask' ? 'auditor' : 'owner');

async function statusAt(path: string, asker: 'auditor' | 'owner' = 'owner'): Promise<number> {
  const headers = { cookie: place.cookies[asker] };
  return (await fetch(`${origin}${path}`, { headers, redirect: 'manual' })).status;
}

for (const pattern of named) {
  test(`${pattern} is a 404 for an id that never was, and refuses one that is none`, async () => {
    const path = pattern.replace('[organization]', place.slug);
    const asker = askerOf(pattern);
    expect(
      await statusAt(
        path.replace(/\[[a-z]+\]/g, () => newId()),
        asker,
      ),
    ).toBe(404);
    // A page shows that there is nothing; a handler says that this is no id.
    const isPage = existsSync(`app/(workspace)${pattern}/page.tsx`);
    expect(await statusAt(path.replace(/\[[a-z]+\]/g, 'none'), asker)).toBe(isPage ? 404 : 400);
  });
}

test('every workspace page of an organization that never was is a 404', async () => {
  expect(workspace.length).toBeGreaterThan(30);
  expect(named.length).toBeGreaterThan(8);
  for (const pattern of workspace) {
    const path = pattern.replace('[organization]', 'never-was').replace(/\[[a-z]+\]/g, () => newId());
    expect(await statusAt(path), pattern).toBe(404);
  }
});

test('a place in a list that was made up is a 404', async () => {
  for (const list of ['requests', 'grants', 'visitors', 'documents', 'deliveries', 'subprocessors', 'mail'])
    expect(await statusAt(`/w/${place.slug}/${list}?after=made-up`), list).toBe(404);
});
