import { globSync, readFileSync } from 'node:fs';
import { expect, test } from '@playwright/test';
import { env } from '#lib/env.ts';
import { auditTrail } from '#lib/testing/world.ts';
import { joinServer, makePlace, origin, type Place, serverSecrets } from './ground.ts';

test.beforeAll(joinServer);

test('nothing that is built for browsers holds a secret of the server or a name of one (X11)', () => {
  const files = globSync('.next/static/**/*.{js,css,json,html,txt,map}');
  expect(files.length).toBeGreaterThan(5);
  const secrets = [
    ...serverSecrets(),
    env().DATABASE_URL,
    'DATABASE_URL',
    'SESSION_SECRET',
    'CANDOR_MASTER_KEY',
  ];
  for (const file of files) {
    const text = readFileSync(file, 'utf8');
    for (const secret of secrets) expect(text.includes(secret), `${file} holds a secret`).toBe(false);
  }
  expect(globSync('.next/static/**/*.map')).toEqual([]);
});

test('pages hold no secret of the server, and no password hash or token of anybody (X11)', async () => {
  const place = await makePlace();
  for (const path of [
    '',
    '/members',
    '/visitors',
    `/requests/${place.requestId}`,
    '/mail',
    '/settings/access',
  ]) {
    const { cookies, slug } = place;
    const response = await fetch(`${origin}/w/${slug}${path}`, { headers: { cookie: cookies.owner } });
    expect(response.status, path).toBe(200);
    const text = await response.text();
    for (const secret of [...serverSecrets(), '$argon2']) expect(text.includes(secret), path).toBe(false);
    expect(text, path).not.toMatch(/tokenHash|passwordHash|wrappedDataKey/);
  }
});

type ActionManifest = { node: Record<string, unknown> };

/** Ids of every server action that the build knows. */
function actionIds(): string[] {
  const text = readFileSync('.next/server/server-reference-manifest.json', 'utf8');
  const manifest: ActionManifest = JSON.parse(text);
  return Object.keys(manifest.node);
}

/** Calls an action as its page would; its form, wherever it expects it, names everything that forms name. */
function call(place: Place, action: string, cookie: string): Promise<Response> {
  const body = new FormData();
  body.set('0', '["$K1","$K1","$K1"]');
  const fields = {
    organization: place.slug,
    portal: place.slug,
    portalId: place.portalId,
    requestId: place.requestId,
    documentId: place.documents.restricted,
    memberId: place.actors.approver.memberId,
    visitorId: place.actors.visitor.visitorId,
    id: place.requestId,
    name: 'Somebody',
    reason: 'Tried without a right',
    roles: 'owner',
    email: 'intruder@evil.example',
  };
  for (const [name, value] of Object.entries(fields)) body.set(`1_${name}`, value);
  const headers = { origin, 'sec-fetch-site': 'same-origin', 'next-action': action, cookie };
  return fetch(`${origin}/w/${place.slug}`, { method: 'POST', headers, body, redirect: 'manual' });
}

test('no server action does anything for somebody who is not signed in, or has no role for it (T16)', async () => {
  const place = await makePlace();
  const elsewhere = await makePlace();
  const before = await auditTrail(place);
  const ids = actionIds();
  expect(ids.length).toBeGreaterThan(20);
  const guests = ['', place.cookies.visitor, elsewhere.cookies.owner, place.cookies.employee];
  for (const id of ids) {
    for (const cookie of guests) {
      const response = await call(place, id, cookie);
      const text = await response.text();
      expect(text, id).not.toContain('Vera Visitor');
    }
  }
  const done = (await auditTrail(place)).slice(before.length).map(({ action }) => action);
  expect(done).toContain('authorization:deny');
  // Tries that were turned away are on record; nothing else may be.
  expect(
    done.filter(
      (action) => !/^(authorization:deny|member:sign-(in|out)|member:request-password-reset)$/.test(action),
    ),
  ).toEqual([]);
});

test('an action id of another build and tampered arguments are refused cleanly (T17, X05)', async () => {
  const place = await makePlace();
  const cookie = place.cookies.owner;
  const stale = await call(place, '7f'.padEnd(42, '0'), cookie);
  expect([400, 404, 409]).toContain(stale.status);
  const [id = ''] = actionIds();
  for (const body of ['["$F1"]', '["$@9","$Q1"]', '{"then":"$1:__proto__:then"}', '['.repeat(20_000)]) {
    const headers = { cookie, origin, 'sec-fetch-site': 'same-origin', 'next-action': id };
    const began = performance.now();
    const response = await fetch(`${origin}/w/${place.slug}`, {
      method: 'POST',
      headers: { ...headers, 'content-type': 'text/plain;charset=UTF-8' },
      body,
      redirect: 'manual',
    });
    expect(performance.now() - began).toBeLessThan(5_000);
    const text = await response.text();
    expect(text).not.toMatch(/node_modules|at .*\.[jt]s:\d+/);
  }
  const health = await fetch(`${origin}/api/health`);
  expect(health.status).toBe(200);
});
