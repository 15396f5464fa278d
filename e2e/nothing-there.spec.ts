import { expect, test } from '@playwright/test';
import { withdrawPortal } from '#lib/portal/commands.ts';
import { getPortal } from '#lib/portal/queries.ts';
import { createAccessWorld } from '#lib/testing/access.ts';
import { joinServer, makePlace, origin } from './ground.ts';

test.beforeAll(joinServer);

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
